package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Violation;
import io.github.lambdapackager.publisher.registry.ZipHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The zips that a manifest names: they lie relative to it. */
final class LayerZips {
    private final Path folder;

    LayerZips(Path manifestFile) {
        this.folder = manifestFile.toAbsolutePath().resolveSibling("");
    }

    Path of(ManifestLayer layer) {
        return folder.resolve(layer.zip().file()).normalize();
    }

    /** Zips that are gone, or that are not those that the manifest describes. */
    List<Violation> check(Manifest manifest) throws IOException {
        List<Violation> violations = new ArrayList<>();
        for (ManifestLayer layer : manifest.layers()) {
            Path zip = of(layer);
            if (!Files.isRegularFile(zip)) {
                violations.add(violation(layer, "its zip is not there: " + zip));
            } else if (!ZipHash.of(zip).equals(layer.zip().sha256())) {
                violations.add(violation(layer, "its zip is not the one that the manifest describes: " + zip));
            }
        }
        return violations;
    }

    private static Violation violation(ManifestLayer layer, String problem) {
        return new Violation("layer " + layer.name(), problem, "build it again with mvn package");
    }
}
