package io.github.lambdapackager.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** mitmproxy (from PyPI) in front of an emulator, with the faults of {@code faults.py}. */
final class FaultProxy implements AutoCloseable {
    private static final String VERSION = "11.0.2";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI endpoint;

    private FaultProxy(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static FaultProxy start(Path work, URI emulator) throws IOException, InterruptedException {
        PythonEnvironment environment = PythonEnvironment.install("mitmproxy-" + VERSION, "mitmproxy==" + VERSION);
        int port = PythonEnvironment.freePort();
        Files.createDirectories(work);
        Process process = new ProcessBuilder(
                        environment.program("mitmdump"),
                        "--mode",
                        "reverse:" + emulator,
                        "--listen-host",
                        "127.0.0.1",
                        "--listen-port",
                        String.valueOf(port),
                        "--set",
                        "confdir=" + work.toAbsolutePath(),
                        "--scripts",
                        Path.of(System.getProperty("it.directory"), "src/test/resources/faults.py")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("mitmproxy.log").toFile())
                .start();
        FaultProxy proxy = new FaultProxy(process, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(proxy::close));
        proxy.awaitHealth();
        return proxy;
    }

    URI endpoint() {
        return endpoint;
    }

    /** Replaces the rules for an account, and lets go of what is held. */
    void meet(String account, List<Map<String, Object>> rules) throws IOException, InterruptedException {
        control(
                account,
                HttpRequest.newBuilder()
                        .PUT(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(rules))));
    }

    /** Waits until a rule holds a request; from then on nothing of that account passes. */
    void awaitHeld(String account, Process client) throws IOException, InterruptedException {
        while (!control(account, HttpRequest.newBuilder().GET()).equals("held")) {
            if (!client.isAlive()) {
                throw new IOException("the program ended, and nothing was held");
            }
            Thread.sleep(20);
        }
    }

    /** What the rules match that met no request so far, one a line. */
    String unmet(String account) throws IOException, InterruptedException {
        return control(account + "/unmet", HttpRequest.newBuilder().GET());
    }

    /** Every request since the rules were given: Region, method and path. */
    List<String> asked(String account) throws IOException, InterruptedException {
        return control(account + "/asked", HttpRequest.newBuilder().GET())
                .lines()
                .toList();
    }

    /** A fault for what matches {@code <region> <method> <path>}. */
    static Map<String, Object> rule(String match, Map<String, Object> fault) {
        Map<String, Object> rule = new TreeMap<>(fault);
        rule.put("match", match);
        return rule;
    }

    private String control(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.uri(endpoint.resolve("/_faults/" + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the proxy says " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private void awaitHealth() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try {
                meet("nobody", List.of());
                return;
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("mitmproxy did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
