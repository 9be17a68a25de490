package io.github.lambdapackager.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** An HTTP server that takes files as well as it gives them, and that nobody here wrote (WsgiDAV, from PyPI). */
final class WebDav implements AutoCloseable {
    private static final String VERSION = "4.3.3";

    private final Process process;
    private final URI address;

    private WebDav(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param work its files lie in {@code files} there */
    static WebDav start(Path work) throws IOException, InterruptedException {
        PythonEnvironment environment =
                PythonEnvironment.install("wsgidav-" + VERSION, "WsgiDAV==" + VERSION, "cheroot==11.1.2");
        int port = PythonEnvironment.freePort();
        Path files = Files.createDirectories(work.resolve("files"));
        Process process = new ProcessBuilder(
                        environment.program("wsgidav"),
                        "--no-config",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--root=" + files,
                        "--auth=anonymous",
                        "--server=cheroot")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("webdav.log").toFile())
                .start();
        WebDav server = new WebDav(process, URI.create("http://127.0.0.1:" + port + "/"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitAnswer();
        return server;
    }

    URI address() {
        return address;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(address).build();
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try {
                if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("WsgiDAV did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
