package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.publisher.model.ManifestLayer;
import java.nio.file.Path;
import java.util.List;

/**
 * What the layers module made.
 *
 * @param layers in the order of their names
 * @param manifest the one that describes all functions and layers
 * @param lines what was built, for the one who waits
 * @param warnings what the user should act on
 */
public record LayersReport(List<ManifestLayer> layers, Path manifest, List<String> lines, List<String> warnings) {
    public LayersReport {
        layers = List.copyOf(layers);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }
}
