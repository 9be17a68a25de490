package io.github.lambdapackager.publisher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.api.CompiledLibrary;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryConsumer;
import io.github.lambdapackager.publisher.model.LibraryFile;
import io.github.lambdapackager.publisher.run.LibraryBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCommandTest {
    private static final String V1 = "package lib;\npublic class Lib { public int a() { return 1; } }";
    private static final String OTHER_BODY = V1.replace("1;", "2;");
    private static final String MORE = V1.replace("} }", "} public int b() { return 2; } }");
    private static final String LESS = "package lib;\npublic class Lib { }";

    @TempDir
    private Path folder;

    @Test
    void whatChangedIsPublishedAsWhatItIs() throws IOException {
        assertThat(publish(V1)).isEqualTo("""
                0
                library lib                   1.0.0, the first release
                    used by app: built with it, nothing to do
                    used by elsewhere: stays at 0.9.0 until its POM names 1.0.0, which it can take as it is
                1 to publish, 0 unchanged
                published com.example:lib:1.0.0
                """);
        assertThat(publish("// a comment\n" + V1)).isEqualTo("""
                0
                library lib                   1.0.0, unchanged
                0 to publish, 1 unchanged
                """);
        assertThat(publish(OTHER_BODY)).contains("1.0.0 → 1.0.1, patch\n    other content behind the same API\n");
        assertThat(publish(MORE)).contains("1.0.1 → 1.1.0, minor\n    lib.Lib.b(): added\n");
        assertThat(publish(LESS, "--dry-run")).contains("""
                        1.1.0 → 2.0.0, major
                            lib.Lib.a(): removed, breaks binaries and sources
                            lib.Lib.b(): removed, breaks binaries and sources
                            used by app: built with it, nothing to do
                            used by elsewhere: stays at 0.9.0 until its POM names 2.0.0, which takes changes of its code or its compiled classes
                        """).doesNotContain("published com");
        assertThat(metadata()).contains("<release>1.1.0</release>").doesNotContain("2.0.0");
        assertThat(repository().resolve("1.1.0/lib-1.1.0-sources.jar")).exists();
        assertThat(repository().resolve("1.1.0/lib-1.1.0.jar.sha1")).exists();
    }

    @Test
    void aReleaseNeverChanges() throws IOException {
        publish(V1);
        assertThat(publish(OTHER_BODY, "--library-version", "1.0.0")).isEqualTo("""
                3
                library lib: version 1.0.0 is there with other content, and a release never changes
                  → publish it as 1.0.1
                """);
        assertThat(publish(V1, "--library-version", "1.0.0")).startsWith("0\n");
        assertThat(metadata()).containsOnlyOnce("<version>1.0.0</version>");
    }

    @Test
    void aBegunReleaseIsCompleted() throws IOException {
        publish(V1);
        for (String left : List.of("", ".sha1", ".md5")) {
            Files.delete(repository().resolve("1.0.0/lib-1.0.0.jar" + left));
            Files.delete(repository().resolve("maven-metadata.xml" + left));
        }
        assertThat(publish(V1)).contains("1.0.0, the first release, completes what was begun");
        assertThat(metadata()).contains("<version>1.0.0</version>");
        assertThat(repository().resolve("1.0.0/lib-1.0.0.jar")).exists();
    }

    @Test
    void aReleaseThatWasBegunWithOtherContentIsGivenUp() throws IOException {
        publish(V1);
        for (String left : List.of("", ".sha1", ".md5")) {
            Files.delete(repository().resolve("maven-metadata.xml" + left));
        }
        assertThat(publish(MORE)).contains("published com.example:lib:1.0.1");
        assertThat(metadata()).contains("<version>1.0.1</version>").doesNotContain("<version>1.0.0</version>");
    }

    @Test
    void aListOfVersionsWithoutItsChecksumIsMended() throws IOException {
        publish(V1);
        Files.writeString(repository().resolve("maven-metadata.xml.sha1"), "0".repeat(40));
        assertThat(publish(V1)).contains("1.0.0, unchanged");
        assertThat(repository().resolve("maven-metadata.xml.sha1")).content().doesNotContain("0".repeat(40));

        Files.writeString(repository().resolve("maven-metadata.xml.sha1"), "0".repeat(40));
        assertThat(publish(OTHER_BODY)).contains("published com.example:lib:1.0.1");
        assertThat(publish(OTHER_BODY)).contains("1.0.1, unchanged");
        assertThat(metadata()).contains("<version>1.0.0</version>", "<version>1.0.1</version>");
    }

    @Test
    void aDamagedReleaseIsNotComparedWith() throws IOException {
        publish(V1);
        Files.writeString(repository().resolve("1.0.0/lib-1.0.0.jar"), "not a jar");
        assertThat(publish(V1)).isEqualTo("""
                3
                library lib: its release 1.0.0 has a damaged jar in the repository
                  → repair the repository, or remove that version from it
                """);
    }

    @Test
    void preReleasesAndSnapshotsLeaveTheReleaseAlone() throws IOException {
        publish(V1);
        assertThat(publish(MORE, "--pre-release", "rc")).contains("published com.example:lib:1.1.0-rc.1");
        assertThat(publish(MORE, "--pre-release", "rc")).contains("0 to publish, 1 unchanged");
        assertThat(publish(MORE, "--snapshot")).contains("published com.example:lib:1.1.0-SNAPSHOT");
        assertThat(publish(MORE)).contains("1.0.0 → 1.1.0, minor");
    }

    @Test
    void whereToIsAnIdAndAUrl() throws IOException {
        assertThat(run(bundle(V1), "--repository", "file:/somewhere")).isEqualTo("""
                3
                --repository: "file:/somewhere" is not an id and a URL
                  → write --repository <id of a server in settings.xml>::<url>
                """);
    }

    @Test
    void aBundleIsItsFolderAsWell() throws IOException {
        Path bundle = bundle(V1).resolveSibling("");
        assertThat(run(bundle, "--repository", "r::" + folder.toUri(), "--dry-run"))
                .startsWith("0\nlibrary lib                   1.0.0, the first release\n");

        Files.delete(bundle.resolve("libraries.json"));
        assertThat(run(bundle, "--repository", "r::" + folder.toUri()))
                .startsWith("3\nlibraries of " + bundle.resolve("libraries.json") + ": there is no such file\n");
    }

    @Test
    void aMissingBundleSaysHowItIsMade() {
        Path missing = folder.resolve("missing.json");
        assertThat(run(missing, "--repository", "r::" + folder.toUri())).isEqualTo("""
                3
                libraries of %s: there is no such file
                  → let mvn package lambda:publish-library -Dlambda.bundle write it again
                """.formatted(missing));
    }

    private String publish(String source, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--repository", "releases::" + folder.resolve("repository").toUri()));
        arguments.addAll(List.of(options));
        return run(bundle(source), arguments.toArray(String[]::new));
    }

    private String run(Path bundle, String... options) {
        List<String> arguments = new ArrayList<>(List.of("publish-library", bundle.toString()));
        arguments.addAll(List.of("--settings", folder.resolve("no-settings.xml").toString()));
        arguments.addAll(List.of(options));
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int exitCode = LayerPublisher.run(writer, writer, arguments.toArray(String[]::new));
        return exitCode + "\n" + output.toString().replace(System.lineSeparator(), "\n");
    }

    private Path bundle(String source) throws IOException {
        Path work = Files.createTempDirectory(folder, "build");
        CompiledLibrary library = CompiledLibrary.compile(work.resolve("lib"), source, List.of());
        assertThat(library.errors()).isEmpty();
        Path pom = Files.writeString(work.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId>
                <artifactId>lib</artifactId><version>1.0.0-SNAPSHOT</version></project>
                """);
        return new LibraryBundle(work.resolve("bundle"))
                .write(List.of(new Library(
                        Coordinates.jar("com.example", "lib", "1.0.0-SNAPSHOT"),
                        pom,
                        library.jar(),
                        List.of(new LibraryFile("sources", "jar", pom)),
                        List.of(),
                        List.of(),
                        List.of(
                                new LibraryConsumer("app", Optional.empty()),
                                new LibraryConsumer("elsewhere", Optional.of("0.9.0"))))));
    }

    private Path repository() {
        return folder.resolve("repository/com/example/lib");
    }

    private String metadata() throws IOException {
        return Files.readString(repository().resolve("maven-metadata.xml"));
    }
}
