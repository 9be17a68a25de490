package io.github.lambdapackager.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes everything on to an emulator, and remembers what was asked. */
final class CountingProxy implements AutoCloseable {
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI emulator;
    private final List<String> requests = new ArrayList<>();

    private CountingProxy(HttpServer server, URI emulator) {
        this.server = server;
        this.emulator = emulator;
    }

    static CountingProxy start(URI emulator) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CountingProxy proxy = new CountingProxy(server, emulator);
        server.createContext("/", proxy::passOn);
        server.setExecutor(proxy.threads);
        server.start();
        return proxy;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What changes something about layers, and was asked since the last call: method and path, sorted. */
    synchronized List<String> takeWrites() {
        List<String> writes = requests.stream()
                .filter(request -> request.contains("/layers/") && !request.startsWith("GET "))
                .sorted()
                .toList();
        requests.clear();
        return writes;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            synchronized (this) {
                requests.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath());
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator + path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
