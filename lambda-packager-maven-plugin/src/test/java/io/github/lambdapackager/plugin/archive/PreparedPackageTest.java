package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.bytes;
import static io.github.lambdapackager.plugin.archive.Samples.orders;
import static io.github.lambdapackager.plugin.archive.Samples.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.ShakenElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedPackageTest {
    private static final String PATH = "lib/000-orders.jar";

    @TempDir
    Path folder;

    @Test
    void theFilesThatAreReadAreTheVeryObjectsThatWerePackaged() throws Exception {
        ShakenElement element = shaken("orders", "a.txt", "own", "b.txt", "b".repeat(1000));

        for (long maxUnzippedBytes : List.of(100_000L, 1_000L)) {
            List<ClasspathRoot> roots =
                    new PackageWriter(maxUnzippedBytes).prepare(orders(element)).roots();

            assertThat(roots).extracting(ClasspathRoot::path).containsExactly("/var/task/", "/var/task/" + PATH);
            element.entries()
                    .forEach((name, content) ->
                            assertThat(roots.get(1).entries().get(name)).isSameAs(content));
        }
    }

    @Test
    void whatIsNotAsItWasPackagedIsReadAsItIs() throws Exception {
        byte[] jar = new StableJar(Samples.files("a.txt", "is")).toBytes(false);

        List<ClasspathRoot> roots = ArchiveReader.roots(
                new TreeMap<>(Map.of(PATH, jar)),
                Map.of(),
                Map.of(PATH, new StableJar(Samples.files("a.txt", "was", "b.txt", "lost"))));

        assertThat(roots.get(1).entries()).containsOnlyKeys("a.txt").containsEntry("a.txt", bytes("is"));
    }

    @Test
    void aZipIsWhatWasWrittenToItsLastByte() throws Exception {
        byte[] content = bytes("written ".repeat(1000));
        Path zip = folder.resolve("orders.zip");
        OuterZip.write(new TreeMap<>(Map.of("a.txt", () -> content)), zip);
        byte[] bytes = Files.readAllBytes(zip);

        assertThat(ArchiveReader.holds(zip, new TreeMap<>(Map.of("a.txt", ZippedFile.deflated(content)))))
                .isTrue();
        assertThat(ArchiveReader.holds(zip, new TreeMap<>(Map.of("b.txt", ZippedFile.deflated(content)))))
                .isFalse();
        assertThat(ArchiveReader.holds(zip, new TreeMap<>())).isFalse();
        // Behind the header and the name, in the deflated content.
        bytes[30 + 5 + 3] ^= 1;
        Files.write(zip, bytes);
        assertThat(ArchiveReader.holds(zip, new TreeMap<>(Map.of("a.txt", ZippedFile.deflated(content)))))
                .isFalse();
    }

    @Test
    void whatDoesNotInflateToItsContentIsNotSound() {
        byte[] content = bytes("content ".repeat(1000));
        byte[] deflated = StableDeflater.deflate(content);

        assertThat(new ZippedFile(content, deflated).isSound()).isTrue();
        assertThat(new ZippedFile(bytes("content ".repeat(999)), deflated).isSound())
                .isFalse();
        assertThat(new ZippedFile(bytes("content ".repeat(1001)), deflated).isSound())
                .isFalse();
        assertThat(new ZippedFile(bytes("other ".repeat(1000)), deflated).isSound())
                .isFalse();
        assertThat(new ZippedFile(content, new byte[] {7}).isSound()).isFalse();
    }
}
