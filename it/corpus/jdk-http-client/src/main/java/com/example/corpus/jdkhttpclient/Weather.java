package com.example.corpus.jdkhttpclient;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Asks an HTTP server on the loopback interface with the JDK's own client. */
public final class Weather implements RequestHandler<List<String>, Map<String, String>> {
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Override
    public Map<String, String> handleRequest(List<String> places, Context context) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String place = exchange.getRequestURI().getPath().substring(1);
                boolean old = place.startsWith("old-");
                exchange.getResponseHeaders().add(old ? "Location" : "X-Cookies",
                        old ? "/" + place.substring(4) : String.valueOf(exchange.getRequestHeaders().get("Cookie")));
                exchange.getResponseHeaders().add("Set-Cookie", "last=" + place);
                byte[] body = (exchange.getRequestMethod() + " " + place + " " + place.length() + " degrees").getBytes();
                exchange.sendResponseHeaders(old ? 302 : 200, old ? -1 : body.length);
                if (!old) {
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            server.start();
            try {
                return weather("http://127.0.0.1:" + server.getAddress().getPort() + "/", places);
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> weather(String base, List<String> places) {
        Map<String, String> answer = new TreeMap<>();
        for (String place : places) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + place))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            CompletableFuture<HttpResponse<String>> response =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            answer.put(place, response.thenApply(HttpResponse::body).join());
            answer.merge("cookies", response.join().headers().firstValue("X-Cookies").orElse(""), String::concat);
        }
        return answer;
    }
}
