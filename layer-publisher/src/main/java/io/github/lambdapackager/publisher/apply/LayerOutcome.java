package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Optional;

/**
 * What became of one layer in one Region of one account.
 *
 * @param output the version to use; empty when something failed, also when it was published but not granted
 * @param published whether this run published it
 * @param granted who was granted it in this run
 * @param parameters the SSM parameters that this run wrote
 * @param surplus other versions of the same content, which nobody should use
 * @param failure what failed; {@code ""} when nothing did
 */
public record LayerOutcome(
        Target target,
        String layer,
        Optional<LockedLayer> output,
        boolean published,
        List<Grant> granted,
        List<String> parameters,
        List<LayerVersion> surplus,
        String failure) {
    public LayerOutcome {
        granted = List.copyOf(granted);
        parameters = List.copyOf(parameters);
        surplus = List.copyOf(surplus);
    }

    public static LayerOutcome failed(Target target, String layer, String failure) {
        return new LayerOutcome(target, layer, Optional.empty(), false, List.of(), List.of(), List.of(), failure);
    }

    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** Whether nothing was written for it. */
    public boolean isUnchanged() {
        return !published && !isFailed() && granted.isEmpty() && parameters.isEmpty();
    }
}
