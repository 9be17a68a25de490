package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.Target;

/**
 * What is to become of one version.
 *
 * @param kept why it stays; {@code ""} when it goes
 */
public record PruneStep(Target target, LayerVersion version, String kept) {
    public boolean goes() {
        return kept.isEmpty();
    }

    public PruneStep keptBecause(String reason) {
        return new PruneStep(target, version, reason);
    }
}
