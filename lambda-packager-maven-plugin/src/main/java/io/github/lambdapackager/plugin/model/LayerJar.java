package io.github.lambdapackager.plugin.model;

/**
 * A jar of a layer.
 *
 * @param path below {@code /opt}: Lambda's class path has these jars in the order of their names, after all of the
 *     function's own
 * @param content the artifact with the files that the jar holds of it
 */
public record LayerJar(String path, ClasspathElement content) {}
