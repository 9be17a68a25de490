package io.github.lambdapackager.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A second AWS emulator that nobody here wrote (moto, from PyPI), and Amazon's own command line beside it. It gives no
 * content to download, and forgets the organization of a grant: the first emulator covers that.
 */
final class Moto implements AutoCloseable {
    private static final String VERSION = "5.2.1";

    private final Process process;
    private final URI endpoint;

    private Moto(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static PythonEnvironment environment() throws IOException, InterruptedException {
        return PythonEnvironment.install("moto-" + VERSION, "moto[server]==" + VERSION, "awscli==1.45.11");
    }

    static Moto start(Path work) throws IOException, InterruptedException {
        int port = PythonEnvironment.freePort();
        Files.createDirectories(work);
        Process process = new ProcessBuilder(
                        environment().program("moto_server"), "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("moto.log").toFile())
                .start();
        Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(moto::close));
        moto.awaitHealth();
        return moto;
    }

    URI endpoint() {
        return endpoint;
    }

    private void awaitHealth() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json")).build();
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("moto did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
