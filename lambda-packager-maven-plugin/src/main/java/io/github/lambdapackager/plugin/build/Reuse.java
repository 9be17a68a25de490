package io.github.lambdapackager.plugin.build;

import java.nio.file.Path;

/**
 * Whether, and from where, a build takes what an earlier one made of the same inputs.
 *
 * @param wanted whether at all; if not, nothing is remembered either
 * @param cache the folder that builds share
 * @param cacheBytes what it may hold; 0: only what lies in the output folder is taken
 * @param build tells the builds of one JVM apart
 */
public record Reuse(boolean wanted, Path cache, long cacheBytes, String build) {}
