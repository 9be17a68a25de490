package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a layer brings: it follows from the plan and the resolved artifacts alone, so that every module knows it.
 *
 * @param jars in the order of their paths
 * @param files further files by their paths below {@code /opt}
 * @param contentDigest identity of the content, see the manifest's documentation
 * @param unzippedBytes as Lambda unpacks it; a jar counts as one file
 */
public record LayerContent(
        String name,
        List<LayerJar> jars,
        SortedMap<String, byte[]> files,
        ContentDigest contentDigest,
        long unzippedBytes) {
    public LayerContent {
        jars = List.copyOf(jars);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** What it holds of an artifact. */
    public Optional<ClasspathElement> holding(Coordinates artifact) {
        return jars.stream()
                .map(LayerJar::content)
                .filter(content -> content.artifact().coordinates().equals(artifact))
                .findFirst();
    }
}
