package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.artifact;
import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.jar;
import static io.github.lambdapackager.plugin.archive.Samples.unzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.archive.UnshakenWriter.Sizes;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnshakenWriterTest {
    @TempDir
    Path folder;

    private final UnshakenWriter writer = new UnshakenWriter();

    @Test
    void ownClassesAreLooseAndDependenciesWholeJars() throws IOException {
        writer.write(content(), zip());

        SortedMap<String, byte[]> written = unzip(Files.readAllBytes(zip()));
        assertThat(written.keySet())
                .containsExactly(
                        "com/example/own.txt",
                        "lib/001-com.example.lib-1.0.jar",
                        "lib/003-com.example.sibling-1.0.jar");
        assertThat(written.get("lib/001-com.example.lib-1.0.jar"))
                .isEqualTo(Files.readAllBytes(folder.resolve("lib.jar")));
        assertThat(unzip(written.getOrDefault("lib/003-com.example.sibling-1.0.jar", new byte[0]))
                        .keySet())
                .containsExactly("sibling.txt");
    }

    @Test
    void theSizeIsThatOfTheFile() throws IOException {
        ArchiveSize size = writer.write(content(), zip());

        long unzipped = unzip(Files.readAllBytes(zip())).values().stream()
                .mapToLong(file -> file.length)
                .sum();
        assertThat(size).isEqualTo(new ArchiveSize(Files.size(zip()), unzipped));
    }

    @Test
    void whatIsMeasuredIsWhatIsWritten() throws IOException {
        ClasspathContent content = content();

        assertThat(writer.measure(content, Sizes.MEASURED).get()).isEqualTo(writer.write(content, zip()));
    }

    @Test
    void aJarWhoseLengthIsKnownIsNotDeflated() throws IOException {
        ClasspathContent content = content();
        ArchiveSize measured = writer.measure(content, Sizes.MEASURED).get();
        List<Path> asked = new ArrayList<>();

        ArchiveSize known = new UnshakenWriter()
                .measure(content, (file, measuring) -> {
                    asked.add(file);
                    return measuring.deflatedBytes() + 1;
                })
                .get();

        assertThat(asked).containsExactly(folder.resolve("lib.jar"));
        assertThat(known.zippedBytes()).isEqualTo(measured.zippedBytes() + 1);
        assertThat(known.unzippedBytes()).isEqualTo(measured.unzippedBytes());
    }

    private ClasspathContent content() throws IOException {
        Path jar = jar(folder.resolve("lib.jar"), files("a.txt", "a".repeat(5000)));
        return new ClasspathContent(
                List.of(
                        element("orders", folder, files("com/example/own.txt", "own ".repeat(1000))),
                        element("lib", jar, files("a.txt", "a".repeat(5000))),
                        element("nothing", folder.resolve("none"), files()),
                        element("sibling", folder, files("sibling.txt", "sibling"))),
                List.of());
    }

    private static ClasspathElement element(String artifactId, Path file, SortedMap<String, byte[]> entries) {
        return new ClasspathElement(artifact(artifactId, file), entries, false);
    }

    private Path zip() {
        return folder.resolve("out/orders-unshaken.zip");
    }
}
