package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;

/**
 * An artifact that Maven resolved to a file: a jar, or the classes folder of a reactor module that is not packaged yet.
 *
 * @param own whether the team that builds the function wrote it: own code keeps its members
 */
public record ResolvedArtifact(Coordinates coordinates, Path file, boolean own) {}
