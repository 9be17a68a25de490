package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.archive.MergePlan.LibraryJar;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The jars of a package with their content, by their paths in the zip. */
record PackagedJars(SortedMap<String, StableJar> written, SortedMap<String, byte[]> intact) {
    PackagedJars {
        written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
        intact = Collections.unmodifiableSortedMap(new TreeMap<>(intact));
    }

    static PackagedJars read(List<LibraryJar> jars) throws IOException {
        SortedMap<String, StableJar> written = new TreeMap<>();
        SortedMap<String, byte[]> intact = new TreeMap<>();
        for (LibraryJar jar : jars) {
            if (jar instanceof LibraryJar.Written ours) {
                written.put(ours.path(), ours.jar());
            } else if (jar instanceof LibraryJar.Intact theirs) {
                intact.put(theirs.path(), Files.readAllBytes(theirs.file()));
            }
        }
        return new PackagedJars(written, intact);
    }

    /** Of the files in jars that we write, so that neither deflater nor headers matter, and of others' jars as such. */
    ContentDigest contentDigest(ContentHashes hashes) {
        Map<String, String> contents = new TreeMap<>();
        intact.forEach((path, content) -> contents.put(path, ContentDigest.sha256(content)));
        written.forEach((path, jar) ->
                jar.entries().forEach((name, content) -> contents.put(path + "!/" + name, hashes.of(content))));
        return ContentDigest.ofHashes(contents);
    }

    /** The size of all jars when what we write is stored. */
    long storedBytes() {
        return written.values().stream().mapToLong(StableJar::storedBytes).sum()
                + intact.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    SortedMap<String, byte[]> toFiles(boolean deflated) {
        SortedMap<String, byte[]> files = new TreeMap<>(intact);
        written.forEach((path, jar) -> files.put(path, jar.toBytes(deflated)));
        return files;
    }
}
