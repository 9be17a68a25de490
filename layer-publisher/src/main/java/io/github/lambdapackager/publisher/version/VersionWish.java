package io.github.lambdapackager.publisher.version;

import java.util.Optional;

/**
 * What the user asks of the next version.
 *
 * @param version this one, whatever changed
 * @param preRelease the label of a pre-release, such as {@code rc}
 * @param snapshot whether it is published as a snapshot of what comes next
 * @param allowBreaking whether a version may promise more than it holds
 */
public record VersionWish(
        Optional<String> version, Optional<String> preRelease, boolean snapshot, boolean allowBreaking) {
    /** Whatever follows from the changes. */
    public static final VersionWish NONE = new VersionWish(Optional.empty(), Optional.empty(), false, false);
}
