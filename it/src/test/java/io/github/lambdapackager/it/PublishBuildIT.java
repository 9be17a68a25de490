package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.LockedLayer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From the sources to what is published: layers that a real build made go to a folder and to two emulators of AWS. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishBuildIT {
    private static final List<String> LAYERS = List.of("kept", "logging", "shared");

    private static Emulator ministack;
    private static Moto moto;
    private static LayeredProject project;

    @BeforeAll
    static void build() throws Exception {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-build-emulator"));
        moto = Moto.start(MavenBuild.TARGET.resolve("publish-build-moto"));
        project = LayeredProject.write("published");
    }

    @AfterAll
    static void stopServers() {
        moto.close();
        ministack.close();
    }

    @Test
    @Order(1)
    void theFolderGetsEachContentOnce() throws Exception {
        List<String> first = succeed(project.maven("verify", "lambda:publish-layer", "-Dlambda.target=file:registry"));
        Map<Path, FileTime> afterTheFirst = files(project.folder().resolve("registry"));
        List<String> again = succeed(project.maven("lambda:publish-layer", "-Dlambda.target=file:registry"));

        assertThat(first).contains("[INFO] 3 to publish, 0 unchanged, 0 to grant");
        assertThat(again).contains("[INFO] 0 to publish, 3 unchanged, 0 to grant");
        assertThat(afterTheFirst).isNotEmpty();
        assertThat(files(project.folder().resolve("registry"))).isEqualTo(afterTheFirst);
        assertThat(recorded(project, "000000000000")).containsExactly(1L, 1L, 1L);
    }

    @Test
    @Order(2)
    void ministackGetsEachContentOnce() throws Exception {
        assertThatEachContentIsPublishedOnce(ministack.endpoint());
    }

    @Test
    @Order(2)
    void motoGetsEachContentOnce() throws Exception {
        assertThatEachContentIsPublishedOnce(moto.endpoint());
    }

    private static void assertThatEachContentIsPublishedOnce(URI server) throws Exception {
        try (CountingProxy proxy = CountingProxy.start(server)) {
            List<String> twice = succeed(publish(project, proxy, "lambda:publish-layer", "lambda:publish-layer"));

            assertThat(twice)
                    .containsSubsequence(
                            "[INFO] 3 to publish, 0 unchanged, 0 to grant",
                            "[INFO] 0 to publish, 3 unchanged, 0 to grant");
            assertThat(proxy.takeWrites())
                    .containsExactlyElementsOf(
                            LAYERS.stream().map(PublishBuildIT::publishing).toList());
        }
    }

    /** Another machine has the sources, and neither the journal nor the lock file, nor the proofs. */
    @Test
    @Order(3)
    void anotherMachineWritesNothingUntilADependencyChanges() throws Exception {
        LayeredProject elsewhere = LayeredProject.write("published-elsewhere");
        try (CountingProxy proxy = CountingProxy.start(ministack.endpoint())) {
            List<String> same =
                    succeed(publish(elsewhere, proxy, "package", "lambda:publish-layer", "-Dlambda.allowUnverified"));
            List<String> writes = proxy.takeWrites();
            Path pom = elsewhere.folder().resolve("seeds/pom.xml");
            Files.writeString(pom, Files.readString(pom).replace("2.0.17", "2.0.16"));
            List<String> bumped =
                    succeed(publish(elsewhere, proxy, "package", "lambda:publish-layer", "-Dlambda.allowUnverified"));

            assertThat(same).contains("[INFO] 0 to publish, 3 unchanged, 0 to grant");
            assertThat(writes).isEmpty();
            assertThat(bumped).contains("[INFO] 1 to publish, 2 unchanged, 0 to grant");
            assertThat(proxy.takeWrites()).containsExactly(publishing("logging"));
            assertThat(recorded(elsewhere, CommandLine.ACCOUNT)).containsExactly(1L, 2L, 1L);
        }
    }

    private static String publishing(String layer) {
        return "POST /2018-10-31/layers/" + layer + "/versions";
    }

    private static MavenBuild.Outcome publish(LayeredProject project, CountingProxy proxy, String... goals)
            throws Exception {
        return MavenBuild.run(
                project.folder(),
                MavenBuild.MAVEN_HOME,
                List.of(goals),
                request -> new CommandLine(project.folder(), proxy.endpoint())
                        .environment()
                        .forEach(request::addShellEnvironment));
    }

    private static List<String> succeed(MavenBuild.Outcome outcome) {
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome.log();
    }

    /** The versions that the lock file has in an account, by layer. */
    private static List<Long> recorded(LayeredProject project, String account) throws Exception {
        return new LockFile(project.folder().resolve("lambda-layers.lock.json"))
                .read().stream()
                        .filter(layer -> layer.target().account().equals(account))
                        .map(LockedLayer::number)
                        .toList();
    }

    private static Map<Path, FileTime> files(Path folder) throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.toList()) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
