package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;

/**
 * A module of the source tree that depends on another one.
 *
 * @param version the version that it takes
 * @param versionFrom the POM that says so, as Maven names it; {@code ""} when that is not known
 * @param isInTree whether that POM is one of the source tree, or not known
 */
public record Consumer(ArtifactKey module, String version, String versionFrom, boolean isInTree) {}
