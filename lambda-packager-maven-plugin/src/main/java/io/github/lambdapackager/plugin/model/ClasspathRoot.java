package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;
import java.util.SortedMap;

/**
 * One place where a class loader looks: a jar, or a folder.
 *
 * @param path where it is, such as {@code /var/task/lib/000-orders.jar}
 * @param artifacts what it was made of
 * @param entries every file by its name, directories left out; the arrays are shared and never written to
 * @param multiRelease whether {@code META-INF/versions} counts
 */
public record ClasspathRoot(String path, List<Coordinates> artifacts, FilesByName entries, boolean multiRelease) {
    public ClasspathRoot {
        artifacts = List.copyOf(artifacts);
    }

    public ClasspathRoot(
            String path, List<Coordinates> artifacts, SortedMap<String, byte[]> entries, boolean multiRelease) {
        this(path, artifacts, FilesByName.copyOf(entries), multiRelease);
    }

    /** An artifact where Maven has it. */
    public static ClasspathRoot of(ClasspathElement element) {
        Coordinates artifact = element.artifact().coordinates();
        return new ClasspathRoot(artifact.toString(), List.of(artifact), element.entries(), element.multiRelease());
    }

    /** What a JVM of that version sees, see {@link ClasspathElement#effectiveEntries}. */
    public FilesByName effectiveEntries(int javaVersion) {
        return multiRelease ? MultiRelease.effective(entries, javaVersion) : entries;
    }
}
