package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.LayerJar;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a layer as Lambda unpacks them below {@code /opt}. */
record LayerFiles(PackagedJars jars, boolean deflated) {
    /** Five layers and a function share Lambda's quota: stored jars start faster, but only up to a fifth of it. */
    private static final long MAX_STORED_BYTES = PackageWriter.MAX_UNZIPPED_BYTES / 5;

    static LayerFiles of(List<LayerJar> jars, SortedMap<String, byte[]> files) {
        SortedMap<String, StableJar> written = new TreeMap<>();
        jars.forEach(jar -> written.put(jar.path(), new StableJar(jar.content().entries())));
        PackagedJars packaged = new PackagedJars(written, files);
        return new LayerFiles(packaged, packaged.storedBytes() > MAX_STORED_BYTES);
    }

    long unzippedBytes() {
        return deflated ? PackageQuota.size(toFiles().values()) : jars.storedBytes();
    }

    SortedMap<String, byte[]> toFiles() {
        return jars.toFiles(deflated);
    }
}
