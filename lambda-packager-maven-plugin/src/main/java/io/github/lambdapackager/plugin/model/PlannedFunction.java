package io.github.lambdapackager.plugin.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A function as the plan has it.
 *
 * @param module the Maven module that declares it
 * @param layers the names of its layers in the order in which Lambda unpacks them
 * @param reason why it has these layers
 * @param figures what the decision rested on, by name
 */
public record PlannedFunction(
        String name, ArtifactKey module, List<String> layers, String reason, SortedMap<String, Long> figures) {
    public PlannedFunction {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a function has a name");
        }
        if (new HashSet<>(layers).size() < layers.size()) {
            throw new IllegalArgumentException("function " + name + " has a layer twice");
        }
        layers = List.copyOf(layers);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }
}
