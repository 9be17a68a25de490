package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Optional;

/**
 * What is published of one layer in one Region of one account.
 *
 * @param current the version that holds the build's content, or without a build the lock file's
 * @param surplus versions whose content a lower one has
 * @param drift what does not fit together; nothing when all does
 */
public record StatusRow(
        Target target,
        String layer,
        List<LayerVersion> versions,
        Optional<LayerVersion> current,
        Grants grants,
        List<LayerVersion> surplus,
        List<String> drift) {
    public StatusRow {
        versions = List.copyOf(versions);
        surplus = List.copyOf(surplus);
        drift = List.copyOf(drift);
    }

    public boolean isSettled() {
        return drift.isEmpty() && surplus.isEmpty();
    }
}
