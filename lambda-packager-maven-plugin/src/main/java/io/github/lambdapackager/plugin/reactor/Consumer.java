package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;

/**
 * A module of the source tree that depends on another one.
 *
 * @param version the version that it takes
 * @param versionFrom the POM that says so, as a path or as Maven names it
 * @param isInTree whether that POM is one of the source tree
 */
public record Consumer(ArtifactKey module, String version, String versionFrom, boolean isInTree) {}
