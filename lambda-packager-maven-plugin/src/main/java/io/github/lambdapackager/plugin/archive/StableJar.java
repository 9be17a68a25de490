package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A jar that we write. Its folders are entries too, for those who scan a package ask a class loader for the folder. */
final class StableJar {
    private static final byte[] FOLDER = {};

    private final SortedMap<String, byte[]> entries;
    private final Set<String> names;

    StableJar(SortedMap<String, byte[]> entries) {
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.names = names(this.entries.keySet());
    }

    /** @param entries without a manifest, or with one that gives way */
    static StableJar of(byte[] manifest, SortedMap<String, byte[]> entries) {
        SortedMap<String, byte[]> all = new TreeMap<>(entries);
        all.put(ClasspathElement.MANIFEST, manifest);
        return new StableJar(all);
    }

    /** Without its folders. */
    SortedMap<String, byte[]> entries() {
        return entries;
    }

    /** The size of the jar when nothing in it is deflated. */
    long storedBytes() {
        return StableZip.END_OVERHEAD
                + names.stream()
                        .mapToLong(name -> StableZip.entryBytes(name, content(name).length))
                        .sum();
    }

    byte[] toBytes(boolean deflated) {
        Bytes bytes = new Bytes(deflated ? 1 << 20 : Math.toIntExact(storedBytes()));
        try (StableZip zip = new StableZip(bytes)) {
            for (String name : names) {
                byte[] content = content(name);
                zip.add(name, deflated ? ZippedFile.deflated(content) : ZippedFile.stored(content));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Gives its array itself where it is full. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        @Override
        public synchronized byte[] toByteArray() {
            return count == buf.length ? buf : super.toByteArray();
        }
    }

    private byte[] content(String name) {
        return entries.getOrDefault(name, FOLDER);
    }

    /** Readers of a jar as a stream expect the manifest first; a folder sorts before what is in it. */
    private static Set<String> names(Set<String> files) {
        SortedSet<String> sorted = new TreeSet<>(files);
        for (String name : files) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                sorted.add(name.substring(0, end + 1));
            }
        }
        Set<String> names = new LinkedHashSet<>();
        if (files.contains(ClasspathElement.MANIFEST)) {
            names.add("META-INF/");
            names.add(ClasspathElement.MANIFEST);
        }
        names.addAll(sorted);
        return names;
    }
}
