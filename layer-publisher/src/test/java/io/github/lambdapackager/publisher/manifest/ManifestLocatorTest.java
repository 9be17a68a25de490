package io.github.lambdapackager.publisher.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestLocatorTest {
    @TempDir
    private Path root;

    @Test
    void theOneManifestWithLayersIsFound() throws Exception {
        build("orders", Map.of());
        Path manifest = build("deployment/layers", Map.of("shared", "one"));
        build("orders/target/work/copy", Map.of("shared", "one"));

        assertThat(new ManifestLocator().find(root)).isEqualTo(manifest);
    }

    @Test
    void aRepositoryWithoutLayersHasNone() throws Exception {
        build("orders", Map.of());

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> new ManifestLocator().find(root))
                .withMessage("manifest: no module below " + root + " has a target/lambda/manifest.json with layers\n"
                        + "  → run mvn package first, or name the file: layer-publisher publish <manifest>, or"
                        + " -Dlambda.manifest");
    }

    @Test
    void severalManifestsWithLayersAreNotChosenFrom() throws Exception {
        build("one", Map.of("shared", "one"));
        build("two", Map.of("shared", "one"));

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> new ManifestLocator().find(root))
                .withMessage("manifest: several modules below " + root
                        + " have layers: one/target/lambda/manifest.json, two/target/lambda/manifest.json\n"
                        + "  → name one: layer-publisher publish <manifest>, or -Dlambda.manifest");
    }

    @Test
    void theRootIsWhereMavenOrGitSaysSo() throws IOException {
        Path child = Files.createDirectories(root.resolve("repository/functions/orders"));
        Files.createDirectory(root.resolve("repository/.mvn"));

        assertThat(ManifestLocator.root(child)).isEqualTo(root.resolve("repository"));
    }

    private Path build(String module, Map<String, String> layers) throws IOException {
        return LayerSamples.manifest(root.resolve(module).resolve("target/lambda"), layers);
    }
}
