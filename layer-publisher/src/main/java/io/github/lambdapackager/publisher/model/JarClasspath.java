package io.github.lambdapackager.publisher.model;

import java.nio.file.Path;
import java.util.List;

/** A library's jar, and the jars that its classes refer to. */
public record JarClasspath(Path jar, List<Path> dependencies) {
    public JarClasspath {
        dependencies = List.copyOf(dependencies);
    }
}
