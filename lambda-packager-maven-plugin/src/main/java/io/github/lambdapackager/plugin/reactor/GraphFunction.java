package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;

/**
 * A function as far as a POM tells.
 *
 * @param excluded the artifacts that stay out of its package
 * @param exempted the artifacts that travel in its package as the very files they are
 */
public record GraphFunction(String name, List<ArtifactPattern> excluded, List<ArtifactPattern> exempted) {
    public GraphFunction {
        excluded = List.copyOf(excluded);
        exempted = List.copyOf(exempted);
    }

    /** Whether a layer may bring it the artifact. */
    public boolean mayHaveInLayer(Coordinates artifact) {
        return !excludes(artifact) && exempted.stream().noneMatch(pattern -> pattern.matches(artifact));
    }

    public boolean excludes(Coordinates artifact) {
        return excluded.stream().anyMatch(pattern -> pattern.matches(artifact));
    }
}
