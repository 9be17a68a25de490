package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;

/**
 * A dependency that travels with functions.
 *
 * @param own whether the team wrote it
 * @param file its jar; for a module of the reactor its folder of classes, which need not exist yet
 */
public record GraphArtifact(Coordinates coordinates, boolean own, Path file) {}
