package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A layer as the plan has it: what it holds whatever the versions, and why.
 *
 * @param artifacts sorted; in a layer of a function they stand in the order of the function's class path
 * @param keptClasses where the list of its classes stands, relative to the plan; empty: it holds its artifacts whole
 * @param reason why this is a layer
 * @param figures what the decision rested on, by name
 */
public record PlannedLayer(
        String name,
        List<ArtifactKey> artifacts,
        Optional<String> keptClasses,
        String reason,
        SortedMap<String, Long> figures) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,140}");
    private static final Pattern RELATIVE_PATH = Pattern.compile("(?!\\.{1,2}/)[^/\\\\:]+(/(?!\\.{1,2}/)[^/\\\\:]+)*");

    public PlannedLayer {
        checkName(name);
        if (artifacts.isEmpty()) {
            throw new IllegalArgumentException("layer " + name + " holds no artifact");
        }
        if (new HashSet<>(artifacts).size() < artifacts.size()) {
            throw new IllegalArgumentException("layer " + name + " holds an artifact twice");
        }
        if (keptClasses.filter(path -> !RELATIVE_PATH.matcher(path).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "\"" + keptClasses.get() + "\" is not a path below the plan with / between names");
        }
        artifacts = artifacts.stream().sorted().toList();
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** Whether some version of this artifact is planned into it. */
    public boolean holds(Coordinates coordinates) {
        return artifacts.stream().anyMatch(artifact -> artifact.matches(coordinates));
    }

    /** Whether it holds its artifacts whole, and not only the classes of a list. */
    public boolean isWhole() {
        return keptClasses.isEmpty();
    }

    /**
     * Refuses what Lambda does not take as a layer's name.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "layer name \"" + name + "\" is not one to 140 letters, digits, hyphens and underscores");
        }
    }
}
