package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maven's own build cache extension in a project that uses our plugin. */
class BuildCacheIT {
    private static final List<String> BUILT = List.of("manifest.json", "place-order.zip");

    @Test
    void aModuleRestoredFromTheCacheHasItsPackageAndItsProof() throws Exception {
        TinyProject project = cached("build-cache", "");
        MavenBuild.Outcome first = project.maven("verify");
        assertThat(first.exitCode()).as(String.join("\n", first.log())).isZero();
        Built built = Built.by(project);

        MavenBuild.Outcome second = project.maven("clean", "verify");

        assertThat(second.exitCode()).as(String.join("\n", second.log())).isZero();
        assertThat(second.log()).anyMatch(line -> line.contains("Found cached build, restoring"));
        built.isRestoredIn(project, second);
    }

    @Test
    void anotherMachineTakesThemFromAServer() throws Exception {
        try (Emulator server = Emulator.start(MavenBuild.TARGET.resolve("work/build-cache-server"))) {
            URI bucket = server.endpoint().resolve("/shards");
            create(bucket);
            String remote =
                    "<remote enabled=\"true\" saveToRemote=\"true\" id=\"shards\"><url>" + bucket + "</url></remote>";
            TinyProject project = cached("build-cache-one", remote);
            MavenBuild.Outcome first = project.maven("verify");
            assertThat(first.exitCode()).as(String.join("\n", first.log())).isZero();
            Built built = Built.by(project);

            TinyProject other = cached("build-cache-two", remote);
            MavenBuild.Outcome second = other.maven("verify");

            assertThat(second.exitCode()).as(String.join("\n", second.log())).isZero();
            assertThat(second.log())
                    .as(String.join("\n", second.log()))
                    .anyMatch(line -> line.contains("Found cached build, restoring"));
            built.isRestoredIn(other, second);
        }
    }

    /** A bucket takes and gives files over plain HTTP. */
    private static void create(URI bucket) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bucket)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<Void> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private record Built(byte[] zip, byte[] manifest) {
        static Built by(TinyProject project) throws IOException {
            return new Built(
                    Files.readAllBytes(project.output().resolve("place-order.zip")),
                    Files.readAllBytes(project.output().resolve("manifest.json")));
        }

        void isRestoredIn(TinyProject project, MavenBuild.Outcome build) throws Exception {
            Path output = project.output();
            assertThat(build.log()).noneMatch(line -> line.contains("→"));
            assertThat(project.outputFiles()).containsAll(BUILT);
            assertThat(output.resolve("place-order.zip")).hasBinaryContent(zip);
            assertThat(output.resolve("manifest.json")).hasBinaryContent(manifest);
            assertThat(new ManifestReader()
                            .read(output.resolve("manifest.json"))
                            .functions())
                    .singleElement()
                    .satisfies(function -> assertThat(function.proof())
                            .hasValueSatisfying(
                                    proof -> assertThat(proof.strength()).isEqualTo(Strength.VERIFIED)));
        }
    }

    private static TinyProject cached(String name, String remote) throws IOException {
        TinyProject project = TinyProject.write(
                name,
                "    public String handle(String order) { return order; }\n",
                "<functions><function><name>place-order</name><handler>com.example.Orders::handle</handler></function></functions>");
        project.file("src/test/lambda/place-order/tea.json", "\"tea\"");
        project.file(".mvn/extensions.xml", """
                <extensions>
                  <extension>
                    <groupId>org.apache.maven.extensions</groupId>
                    <artifactId>maven-build-cache-extension</artifactId>
                    <version>1.2.1</version>
                  </extension>
                </extensions>
                """);
        return project.file(".mvn/maven-build-cache-config.xml", """
                <cache xmlns="http://maven.apache.org/BUILD-CACHE-CONFIG/1.2.0">
                  <configuration>
                    %s
                    <local><location>%s</location></local>
                  </configuration>
                </cache>
                """.formatted(
                        remote, project.folder().resolve("cache")));
    }
}
