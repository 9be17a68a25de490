package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Artipie's Maven repository, in a process of its own; {@code src/test/repository} says who may do what. */
final class MavenRepositoryServer implements AutoCloseable {
    private static final String VERSION = "artipie-maven-0.9.12";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI endpoint;

    private MavenRepositoryServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static MavenRepositoryServer start(Path work) throws Exception {
        Path libraries = libraries();
        int port = PythonEnvironment.freePort();
        Path log = Files.createDirectories(work).resolve("repository.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        libraries + "/*",
                        sources().resolve("RepositoryServer.java").toString(),
                        String.valueOf(port),
                        Files.createDirectories(work.resolve("files")).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        MavenRepositoryServer server = new MavenRepositoryServer(process, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        while (!Files.readString(log).contains("ready")) {
            if (!process.isAlive()) {
                throw new IOException("the repository did not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
        return server;
    }

    /** Into a folder of the user's cache, as programs from PyPI are. */
    private static Path libraries() throws Exception {
        Path folder = Path.of(System.getProperty("user.home"), ".cache", "lambda-packager", VERSION);
        if (!Files.exists(folder.resolve("installed"))) {
            MavenBuild.Outcome outcome = MavenBuild.run(
                    sources(),
                    MavenBuild.MAVEN_HOME,
                    List.of("dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=" + folder),
                    request -> {});
            assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
            Files.createFile(folder.resolve("installed"));
        }
        return folder;
    }

    private static Path sources() {
        return Path.of(System.getProperty("it.directory"), "src/test/repository");
    }

    URI endpoint() {
        return endpoint;
    }

    /** What a reader gets, or the status. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString("reader:correct".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Authorization", "Basic " + credentials)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
