package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a registry has of one layer of a manifest.
 *
 * @param versions all of them, by number
 * @param chosen the lowest that holds the content: the one that is used
 * @param grants of the chosen one
 */
public record Observation(
        Target target, ManifestLayer layer, List<LayerVersion> versions, Optional<LayerVersion> chosen, Grants grants) {
    public Observation {
        versions = versions.stream().sorted(LayerVersion.BY_NUMBER).toList();
    }

    long highest() {
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1).number();
    }

    /** Versions that say they hold the same content, and that nobody should use. */
    List<LayerVersion> surplus() {
        return versions.stream()
                .filter(version -> version.holds(layer.contentDigest()))
                .filter(version -> !chosen.equals(Optional.of(version)))
                .toList();
    }
}
