package io.github.lambdapackager.plugin.verify.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** tmp. */
public final class AwsRecorder implements AutoCloseable {
    private final HttpServer server;
    private final List<AwsRequest> requests = Collections.synchronizedList(new ArrayList<>());

    public AwsRecorder(List<Path> answers, Optional<URI> emulator, Optional<Tape> replay) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new AwsRequest("x", exchange.getRequestMethod() + " " + exchange.getRequestURI(), body, 200));
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    public List<AwsRequest> requests() {
        return List.copyOf(requests);
    }

    public Tape tape() {
        return new Tape();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
