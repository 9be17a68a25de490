package io.github.lambdapackager.publisher.model;

import java.nio.file.Path;

/**
 * A file that is published under a library's coordinates.
 *
 * @param classifier such as {@code sources}; {@code ""} for the library itself
 */
public record LibraryFile(String classifier, String extension, Path file) {}
