package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;
import java.util.Optional;

/**
 * A function with what Maven resolved for it.
 *
 * @param module the Maven module that declares it
 * @param artifacts what may travel with it, in class-path order: neither the module itself nor what is excluded
 */
public record ResolvedFunction(String name, ArtifactKey module, List<Coordinates> artifacts) {
    public ResolvedFunction {
        artifacts = List.copyOf(artifacts);
    }

    /** The version in which the function has the artifact. */
    public Optional<String> versionOf(ArtifactKey artifact) {
        return artifacts.stream()
                .filter(artifact::matches)
                .map(Coordinates::version)
                .findFirst();
    }
}
