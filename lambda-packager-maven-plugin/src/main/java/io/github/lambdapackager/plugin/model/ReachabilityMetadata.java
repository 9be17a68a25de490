package io.github.lambdapackager.plugin.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * GraalVM's public repository of reachability metadata.
 *
 * @param zip nothing where it cannot be had, or is not wanted
 * @param problem why it cannot be had; empty when it is there or not wanted
 */
public record ReachabilityMetadata(Optional<Path> zip, String problem) {
    public static final ReachabilityMetadata NONE = new ReachabilityMetadata(Optional.empty(), "");
}
