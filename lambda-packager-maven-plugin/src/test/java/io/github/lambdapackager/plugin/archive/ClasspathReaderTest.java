package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.artifact;
import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionClasspath;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClasspathReaderTest {
    @TempDir
    Path folder;

    private final ClasspathReader reader = new ClasspathReader();

    @Test
    void foldersAndJarsBecomeFilesByName() throws Exception {
        Files.createDirectories(folder.resolve("classes/com/example"));
        Files.writeString(folder.resolve("classes/com/example/a.txt"), "own");
        Path jar = jar(folder.resolve("lib-1.0.jar"), files("x/", "", "x/b.txt", "lib"));

        ClasspathContent content = read(artifact("lib", jar));

        assertThat(content.module().entries()).containsOnlyKeys("com/example/a.txt");
        assertThat(content.packaged().get(1).entries()).containsOnlyKeys("x/b.txt");
    }

    @Test
    void aModuleWithoutClassesIsEmpty() throws Exception {
        assertThat(read().module().entries()).isEmpty();
    }

    @Test
    void pomsAreNoPartOfTheClassPath() throws Exception {
        var pom = new ResolvedArtifact(
                new Coordinates("com.example", "bom", "1.0", "", "pom"), folder.resolve("bom.pom"), false);

        assertThat(read(pom).packaged()).hasSize(1);
    }

    @Test
    void theManifestSaysWhetherAJarIsMultiRelease() throws Exception {
        Path plain = jar(folder.resolve("plain.jar"), files(Samples.MANIFEST, "Manifest-Version: 1.0\r\n\r\n"));
        Path multiRelease = jar(
                folder.resolve("multi.jar"),
                files(Samples.MANIFEST, "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"));

        assertThat(read(artifact("plain", plain), artifact("multi", multiRelease))
                        .packaged())
                .extracting(ClasspathElement::multiRelease)
                .containsExactly(false, false, true);
    }

    @Test
    void ofTwoEntriesWithOneNameTheLastCountsAsForTheJvm() throws Exception {
        Path jar = folder.resolve("twice.jar");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(jar.toFile())) {
            for (String text : List.of("first", "last")) {
                zip.putArchiveEntry(new ZipArchiveEntry("a.txt"));
                zip.write(Samples.bytes(text));
                zip.closeArchiveEntry();
            }
        }

        byte[] content = readJar(jar).entries().get("a.txt");

        assertThat(content).asString().isEqualTo("last");
    }

    @Test
    void aJarIsReadOnceWhileItStaysTheSame() throws Exception {
        Path jar = jar(folder.resolve("lib.jar"), files("a.txt", "1"));
        ClasspathElement first = readJar(jar);

        assertThat(readJar(jar)).isSameAs(first);

        jar(jar, files("a.txt", "2"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertThat(readJar(jar).entries().get("a.txt")).asString().isEqualTo("2");
    }

    @Test
    void anEmptyFileIsNoJar() throws IOException {
        Path jar = Files.createFile(folder.resolve("lib-1.0.jar"));

        assertViolation(jar, "the file is empty", downloadRemedy());
    }

    @Test
    void aTruncatedJarIsNoJar() throws IOException {
        Path jar = jar(folder.resolve("lib-1.0.jar"), files("a.txt", "text"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length - 30));

        assertViolation(jar, "the file is no sound jar: zip END header not found", downloadRemedy());
    }

    @Test
    void aFlippedBitIsFound() throws IOException {
        Path jar = folder.resolve("lib-1.0.jar");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(jar.toFile())) {
            ZipArchiveEntry entry = new ZipArchiveEntry("a.txt");
            entry.setMethod(ZipEntry.STORED);
            zip.putArchiveEntry(entry);
            zip.write(Samples.bytes("text"));
            zip.closeArchiveEntry();
        }
        byte[] bytes = Files.readAllBytes(jar);
        bytes[indexOf(bytes, "text")] = 'T';
        Files.write(jar, bytes);

        assertViolation(jar, "the checksum or the size of its entry a.txt is wrong", downloadRemedy());
    }

    @Test
    void anyDamageIsAViolationAndNoCrash() throws IOException {
        Path jar = jar(folder.resolve("lib-1.0.jar"), files("a.txt", "text", "größe.txt", "x".repeat(1000)));
        byte[] sound = Files.readAllBytes(jar);
        for (int index = 0; index < sound.length; index++) {
            byte[] damaged = sound.clone();
            damaged[index] ^= (byte) 0xff;
            Files.write(jar, damaged);
            try {
                new JarReader().read(jar);
            } catch (UnsoundJarException e) {
                assertThat(e.isHostile()).isFalse();
            }
        }
    }

    @Test
    void aJarOfTheTeamIsBuiltAgainRatherThanDownloaded() throws IOException {
        Path jar = Files.createFile(folder.resolve("lib-1.0.jar"));
        var own = new ResolvedArtifact(Coordinates.jar("com.example", "lib", "1.0"), jar, true);

        assertThatThrownBy(() -> read(own))
                .hasMessage("com.example:lib:1.0 (" + jar + "): the file is empty\n"
                        + "  → build that module again with mvn clean package");
    }

    @Test
    void aMissingJarIsNamed() {
        Path jar = folder.resolve("lib-1.0.jar");

        assertViolation(jar, "the file cannot be read: NoSuchFile (" + jar + ")", downloadRemedy());
    }

    @Test
    void anUnreadableJarIsNamed() throws IOException {
        // A loop of links cannot be read by anyone, not even by the superuser that tests may run as.
        Path jar = folder.resolve("lib-1.0.jar");
        Files.createSymbolicLink(jar, jar);

        assertThatThrownBy(() -> readJar(jar))
                .isInstanceOf(PackagingException.class)
                .hasMessageStartingWith("com.example:lib:1.0 (" + jar
                        + "): the file cannot be read: Too many levels of symbolic links");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "..\\evil", "a\\..\\evil", "C:\\evil", "c:/evil", ".."})
    void entriesThatLeadElsewhereAreRefused(String name) throws IOException {
        Path jar = jar(folder.resolve("lib-1.0.jar"), files("good", "", name, ""));

        assertViolation(
                jar,
                "its entry \"" + name + "\" leads out of the folder it is unpacked to",
                "take another version of it, or leave it out with <exclusions>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", "..a", "a/...", "a\\b"})
    void namesThatOnlyLookStrangeAreRead(String name) throws Exception {
        Path jar = jar(folder.resolve("lib-1.0.jar"), files(name, ""));

        assertThat(readJar(jar).entries()).containsOnlyKeys(name);
    }

    @Test
    void aJarBombIsRefusedBeforeItIsInflated() throws IOException {
        Path jar = bomb(68);

        assertViolation(
                jar,
                "the jar inflates to more than 67,108,864 bytes, as a jar bomb does",
                "take another version of it, or leave it out with <exclusions>");
    }

    @Test
    void noJarInflatesToMoreThanTheLimitWhateverItsRatio() throws IOException {
        Path jar = jar(folder.resolve("lib-1.0.jar"), files("a.txt", "123456", "b.txt", "12345"));

        assertThat(new JarReader(11).read(jar)).hasSize(2);
        assertThatThrownBy(() -> new JarReader(10).read(jar))
                .hasMessage("the jar inflates to more than 10 bytes, as a jar bomb does");
    }

    @Test
    void otherFilesThanJarsNameTheirType() throws IOException {
        Path file = Files.writeString(folder.resolve("lib-1.0.so"), "native code");
        var library = new ResolvedArtifact(new Coordinates("com.example", "lib", "1.0", "", "so"), file, false);

        assertThatThrownBy(() -> read(library))
                .hasMessage(
                        "com.example:lib:so:1.0 (" + file + "): the file is no sound jar: zip END header not found\n"
                                + "  → a so file has no place on a class path: give the dependency the scope provided");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path empty = Files.createFile(folder.resolve("a.jar"));
        Path missing = folder.resolve("b.jar");

        assertThatThrownBy(() -> read(artifact("a", empty), artifact("b", missing)))
                .asInstanceOf(InstanceOfAssertFactories.type(PackagingException.class))
                .extracting(PackagingException::violations, InstanceOfAssertFactories.list(Violation.class))
                .extracting(Violation::subject)
                .containsExactly("com.example:a:1.0 (" + empty + ")", "com.example:b:1.0 (" + missing + ")");
    }

    private ClasspathContent read(ResolvedArtifact... artifacts) throws PackagingException {
        var module =
                new ResolvedArtifact(Coordinates.jar("com.example", "orders", "1.0"), folder.resolve("classes"), true);
        return reader.read(new FunctionClasspath(module, List.of(artifacts), List.of()));
    }

    private ClasspathElement readJar(Path jar) throws PackagingException {
        return read(artifact("lib", jar)).packaged().get(1);
    }

    private void assertViolation(Path jar, String problem, String remedy) {
        assertThatThrownBy(() -> readJar(jar))
                .isInstanceOf(PackagingException.class)
                .hasMessage("com.example:lib:1.0 (" + jar + "): " + problem + "\n  → " + remedy);
    }

    private String downloadRemedy() {
        return "delete the folder " + folder + ", and Maven downloads it again";
    }

    private Path bomb(int megabytes) throws IOException {
        Path jar = folder.resolve("lib-1.0.jar");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(jar.toFile())) {
            zip.putArchiveEntry(new ZipArchiveEntry("zeros"));
            for (int count = 0; count < megabytes; count++) {
                zip.write(new byte[1 << 20]);
            }
            zip.closeArchiveEntry();
        }
        return jar;
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
