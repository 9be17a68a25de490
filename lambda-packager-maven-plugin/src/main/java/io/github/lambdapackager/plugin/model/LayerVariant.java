package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.ArchiveSize;

/**
 * What a layer would weigh, content for content.
 *
 * @param whole with its artifacts whole
 * @param keptSet with the classes that its functions reach, and all their members
 * @param minimal with the members that its functions reach alone, as no layer is built: each edit would change it
 */
public record LayerVariant(ArchiveSize whole, ArchiveSize keptSet, ArchiveSize minimal) {}
