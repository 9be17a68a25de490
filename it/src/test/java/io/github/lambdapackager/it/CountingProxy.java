package io.github.lambdapackager.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Passes everything on to an emulator, and remembers what was asked. */
final class CountingProxy implements AutoCloseable {
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI emulator;
    private final List<String> writes = new ArrayList<>();
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final List<JsonNode> published = new ArrayList<>();
    private final List<String> issued = new ArrayList<>();

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

    /** What changes something and was asked since the last call: method and path, sorted. */
    synchronized List<String> takeWrites() {
        return taken(writes).stream().sorted().toList();
    }

    /** The forms that were sent, as the Security Token Service takes them. */
    synchronized List<Map<String, String>> takeForms() {
        return taken(forms);
    }

    /** What versions were asked to be made of. */
    synchronized List<JsonNode> takePublished() {
        return taken(published);
    }

    /** Secret keys and session tokens that were given out. */
    synchronized List<String> takeIssued() {
        return taken(issued);
    }

    private static <T> List<T> taken(List<T> all) {
        List<T> taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    private synchronized void remember(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String target = exchange.getRequestHeaders()
                .getOrDefault("X-Amz-Target", List.of(""))
                .get(0);
        boolean form = path.equals("/") && target.isEmpty();
        boolean reads = exchange.getRequestMethod().matches("GET|HEAD") || target.contains(".Get");
        if (form) {
            forms.add(form(new String(body, StandardCharsets.UTF_8)));
        } else if (!reads) {
            writes.add(exchange.getRequestMethod() + " " + path + target);
        }
        if (!reads && path.matches("/2018-10-31/layers/[^/]+/versions")) {
            published.add(new ObjectMapper().readTree(body));
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        Pattern.compile("([^&=]+)=([^&]*)")
                .matcher(body)
                .results()
                .forEach(field -> form.put(field.group(1), URLDecoder.decode(field.group(2), StandardCharsets.UTF_8)));
        return form;
    }

    private synchronized void remember(byte[] answer) {
        Pattern.compile("<(?:SecretAccessKey|SessionToken)>([^<]+)<")
                .matcher(new String(answer, StandardCharsets.UTF_8))
                .results()
                .forEach(secret -> issued.add(secret.group(1)));
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            byte[] asked = exchange.getRequestBody().readAllBytes();
            remember(exchange, asked);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator + path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(asked));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                boolean lengthOfAHead =
                        exchange.getRequestMethod().equals("HEAD") && name.equalsIgnoreCase("content-length");
                if (lengthOfAHead || !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = response.body();
            remember(body);
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
