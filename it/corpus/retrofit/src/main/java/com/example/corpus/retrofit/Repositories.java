package com.example.corpus.retrofit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.gson.annotations.SerializedName;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Talks to an HTTP server on the loopback interface through an interface that Retrofit implements over OkHttp. */
public final class Repositories implements RequestHandler<Map<String, String>, List<String>> {
    /** Implemented by a proxy, mapped by Gson. */
    interface Hub {
        @GET("users/{user}/repos")
        Call<List<Repository>> repositories(@Path("user") String user, @Query("sort") String sort);

        @POST("repos")
        CompletableFuture<Response<Repository>> create(@Header("X-Owner") String owner, @Body Repository repository);
    }

    static final class Repository {
        private String name;

        @SerializedName("stargazers_count")
        private int stars;

        private Owner owner;
    }

    static final class Owner {
        private String login;
    }

    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String sent = new String(exchange.getRequestBody().readAllBytes());
                String repository = "{\"name\": \"" + exchange.getRequestURI().getQuery() + "\", \"stargazers_count\": "
                        + sent.length() + ", \"owner\": {\"login\": \"" + exchange.getRequestHeaders().getFirst("X-Owner") + "\"}}";
                byte[] body = (sent.isEmpty() ? "[" + repository + "]" : repository).getBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(sent.isEmpty() ? 200 : 201, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            try {
                return repositories(server.getAddress().getPort(), event.get("user"));
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> repositories(int port, String user) throws IOException {
        List<String> answer = new ArrayList<>();
        OkHttpClient client = new OkHttpClient.Builder()
                .addNetworkInterceptor(new HttpLoggingInterceptor(line -> {
                            if (line.startsWith("{") || line.startsWith("Content-Type")) {
                                answer.add(line);
                            }
                        })
                        .setLevel(HttpLoggingInterceptor.Level.BODY))
                .build();
        Hub hub = new Retrofit.Builder()
                .baseUrl("http://127.0.0.1:" + port + "/")
                .client(client)
                .addConverterFactory(GsonConverterFactory.create())
                .build()
                .create(Hub.class);
        Repository found = hub.repositories(user, "name").execute().body().get(0);
        Response<Repository> created = hub.create("ada", found).join();
        answer.add(found.name + " " + found.stars);
        answer.add(created.code() + " " + created.body().owner.login + " " + created.body().stars);
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        return answer;
    }
}
