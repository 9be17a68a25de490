package io.github.lambdapackager.publisher.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A layer as a build packaged it.
 *
 * @param runtimes what its functions run on
 * @param architectures what its functions run on
 * @param artifacts in class-path order
 */
public record ManifestLayer(
        String name,
        Archive zip,
        ContentDigest contentDigest,
        SortedSet<LambdaRuntime> runtimes,
        SortedSet<Architecture> architectures,
        List<Coordinates> artifacts) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,140}");

    public ManifestLayer {
        checkName(name);
        runtimes = Collections.unmodifiableSortedSet(new TreeSet<>(runtimes));
        architectures = Collections.unmodifiableSortedSet(new TreeSet<>(architectures));
        artifacts = List.copyOf(artifacts);
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "layer name \"" + name + "\" is not one to 140 letters, digits, hyphens and underscores");
        }
    }
}
