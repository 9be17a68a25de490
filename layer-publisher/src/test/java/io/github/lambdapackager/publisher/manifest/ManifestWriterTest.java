package io.github.lambdapackager.publisher.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.lambdapackager.publisher.model.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestWriterTest {
    @TempDir
    private Path folder;

    @Test
    void everyByteIsDefined() throws IOException {
        assertThat(written(ExampleManifest.full())).isEqualTo(ExampleManifest.fullText());
    }

    @Test
    void aManifestOfNothingIsWrittenToo() throws IOException {
        assertThat(written(ExampleManifest.empty())).isEqualTo("""
                {
                  "formatVersion": "1.0",
                  "tool": {
                    "name": "lambda-packager-maven-plugin",
                    "version": "0.1.0"
                  },
                  "functions": [],
                  "layers": []
                }
                """);
    }

    @Test
    void anOlderFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "old");

        Path file = new ManifestWriter().write(ExampleManifest.empty(), folder.resolve("manifest.json"));

        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
        assertThat(file).content().startsWith("{");
    }

    @Test
    void nothingIsLeftOfAFileThatCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("manifest.json/occupied"));

        assertThatIOException()
                .isThrownBy(() -> new ManifestWriter().write(ExampleManifest.empty(), folder.resolve("manifest.json")));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private String written(Manifest manifest) throws IOException {
        return Files.readString(new ManifestWriter().write(manifest, folder.resolve("manifest.json")));
    }
}
