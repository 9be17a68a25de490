package io.github.lambdapackager.publisher.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A shared module that was built to be published.
 *
 * @param coordinates of the module, with the version of its POM
 * @param pom flattened, with the versions of this build
 * @param jar of the module
 * @param attached sources and the like
 * @param classpath the jars and folders that its classes refer to, but for those of other libraries
 * @param siblings the other libraries that it needs, {@code group:artifact} each
 * @param consumers modules of the monorepo that use it
 */
public record Library(
        Coordinates coordinates,
        Path pom,
        Path jar,
        List<LibraryFile> attached,
        List<Path> classpath,
        List<String> siblings,
        List<LibraryConsumer> consumers) {
    public Library {
        attached = List.copyOf(attached);
        classpath = List.copyOf(classpath);
        siblings = List.copyOf(siblings);
        consumers = List.copyOf(consumers);
    }

    /** {@code group:artifact}. */
    public String key() {
        return coordinates.groupId() + ":" + coordinates.artifactId();
    }

    public String name() {
        return coordinates.artifactId();
    }
}
