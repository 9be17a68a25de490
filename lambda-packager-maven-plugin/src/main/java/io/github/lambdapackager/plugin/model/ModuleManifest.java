package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A module that may have functions, with the manifest that describes them.
 *
 * @param file empty: the module is neither part of the build nor in a repository
 * @param built whether the functions' packages lie beside it, and need not come from a repository
 */
public record ModuleManifest(Coordinates module, Optional<Path> file, boolean built) {}
