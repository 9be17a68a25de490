package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import java.nio.file.Path;
import java.util.List;

/**
 * A module that packages functions, with its dependencies, before anything is compiled.
 *
 * @param outputDirectory where its packages and its manifest are when it was packaged
 * @param classes its compiled classes, when it was compiled
 * @param declared the functions that its POM declares; none: its handlers are found in its code
 * @param defaults what holds for a function that is not declared
 */
public record GraphModule(
        ArtifactKey key,
        Path directory,
        Path outputDirectory,
        Path classes,
        List<GraphArtifact> artifacts,
        List<GraphFunction> declared,
        GraphFunction defaults) {
    public GraphModule {
        artifacts = List.copyOf(artifacts);
        declared = List.copyOf(declared);
    }

    /** What the POM says of a function, or of all. */
    public GraphFunction function(String name) {
        return declared.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElse(defaults);
    }
}
