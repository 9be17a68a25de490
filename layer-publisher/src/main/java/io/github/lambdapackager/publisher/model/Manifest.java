package io.github.lambdapackager.publisher.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All that publishing needs to know of one build, or of several builds merged.
 *
 * @param functions in the order of their names, which differ
 * @param layers in the order of their names, which differ
 */
public record Manifest(Tool tool, List<ManifestFunction> functions, List<ManifestLayer> layers) {
    public Manifest {
        functions = sortedByName("functions", functions, ManifestFunction::name);
        layers = sortedByName("layers", layers, ManifestLayer::name);
    }

    private static <T> List<T> sortedByName(String what, List<T> values, Function<T, String> name) {
        Set<String> names = new HashSet<>();
        for (T value : values) {
            if (!names.add(name.apply(value))) {
                throw new IllegalArgumentException("two " + what + " have the name " + name.apply(value));
            }
        }
        return values.stream().sorted(Comparator.comparing(name)).toList();
    }
}
