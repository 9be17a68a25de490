package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;

/**
 * An artifact that a layer might hold.
 *
 * @param inLayer what it weighs in a layer
 */
public record LayerCandidate(Coordinates coordinates, ArtifactSpeed speed, ArchiveSize inLayer) {}
