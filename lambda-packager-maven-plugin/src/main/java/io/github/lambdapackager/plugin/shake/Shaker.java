package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import java.io.IOException;
import java.nio.file.Path;

/** Links class paths, so that functions can be shaken out of them. */
public final class Shaker {
    private final Path javaHome;

    /** @param javaHome the JDK whose classes stand for the function's runtime */
    public Shaker(Path javaHome) {
        this.javaHome = javaHome;
    }

    /**
     * Parses and links a class path, once for all functions that share it.
     *
     * @param javaVersion the feature version of the functions' runtime: it decides which multi-release entries count
     * @throws IOException when the JDK cannot be read
     */
    public LinkedClasspath link(ClasspathContent content, int javaVersion) throws IOException {
        try (JdkClasses jdk = JdkClasses.of(javaHome)) {
            return new LinkedClasspath(new ClassLinker(content, javaVersion, jdk).link());
        }
    }
}
