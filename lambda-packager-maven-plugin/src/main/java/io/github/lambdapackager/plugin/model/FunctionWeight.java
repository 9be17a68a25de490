package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function weighs without layers, part by part.
 *
 * @param own its module's own code
 * @param embedded what each artifact adds to its package
 */
public record FunctionWeight(String name, ArtifactKey module, ArchiveSize own, Map<Coordinates, ArchiveSize> embedded) {
    public FunctionWeight {
        Map<Coordinates, ArchiveSize> sorted = new TreeMap<>(Comparator.comparing(Coordinates::toString));
        sorted.putAll(embedded);
        embedded = Collections.unmodifiableMap(sorted);
    }

    /** The function as far as a plan has to fit it. */
    public ResolvedFunction resolved() {
        return new ResolvedFunction(name, module, List.copyOf(embedded.keySet()));
    }
}
