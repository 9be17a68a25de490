package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.publisher.model.ManifestLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the layers module made.
 *
 * @param layers in the order of their names
 * @param whole the names of those that hold their artifacts whole, so that others can compile against them
 * @param manifest the one that describes all functions and layers
 * @param lines what was built, for the one who waits
 * @param warnings what the user should act on
 */
public record LayersReport(
        List<ManifestLayer> layers, Set<String> whole, Path manifest, List<String> lines, List<String> warnings) {
    public LayersReport {
        layers = List.copyOf(layers);
        whole = Set.copyOf(whole);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }
}
