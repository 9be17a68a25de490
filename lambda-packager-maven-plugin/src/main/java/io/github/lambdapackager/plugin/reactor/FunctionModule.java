package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.FunctionClasspath;
import java.nio.file.Path;

/**
 * A module of the reactor that may hold functions.
 *
 * @param directory where its POM stands
 * @param outputDirectory where its packages go
 */
public record FunctionModule(Path directory, Path outputDirectory, FunctionClasspath classpath) {}
