package com.example.corpus.httpclient5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Asks for prices with Apache's client: pooled, compressed, with a password, classic and asynchronous. */
public final class Prices implements RequestHandler<List<String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(List<String> articles, Context context) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                boolean known = exchange.getRequestHeaders().containsKey("Authorization");
                String form = new String(exchange.getRequestBody().readAllBytes());
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(body)) {
                    zip.write((exchange.getRequestMethod() + " " + form + " costs " + form.length()).getBytes());
                }
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"prices\"");
                exchange.sendResponseHeaders(known ? 200 : 401, body.size());
                exchange.getResponseBody().write(body.toByteArray());
                exchange.close();
            });
            server.start();
            try {
                return prices(server.getAddress().getPort(), articles);
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> prices(int port, List<String> articles) throws IOException {
        Map<String, String> answer = new TreeMap<>();
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope("127.0.0.1", port), new UsernamePasswordCredentials("ada", "secret".toCharArray()));
        try (CloseableHttpClient client =
                HttpClients.custom().setDefaultCredentialsProvider(credentials).build()) {
            for (String article : articles) {
                HttpPost post = new HttpPost("http://127.0.0.1:" + port + "/price");
                post.setEntity(new UrlEncodedFormEntity(List.of(new BasicNameValuePair("article", article))));
                answer.put(article, client.execute(post, response -> response.getCode() + " " + EntityUtils.toString(response.getEntity())));
            }
        }
        try (CloseableHttpAsyncClient client = HttpAsyncClients.createDefault()) {
            client.start();
            SimpleHttpRequest get = SimpleRequestBuilder.get("http://127.0.0.1:" + port + "/").build();
            Future<SimpleHttpResponse> response = client.execute(get, null);
            answer.put("async", String.valueOf(response.get().getCode()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }
}
