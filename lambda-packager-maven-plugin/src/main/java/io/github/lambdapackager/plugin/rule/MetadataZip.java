package io.github.lambdapackager.plugin.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** GraalVM's public repository of reachability metadata, whose names are listed once: it knows thousands of files. */
final class MetadataZip {
    private final Path file;
    private final NavigableSet<String> names = new TreeSet<>();

    /** @throws UncheckedIOException when the zip cannot be read */
    MetadataZip(Path file) {
        this.file = file;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The names below a folder, sorted. */
    NavigableSet<String> below(String folder) {
        return names.subSet(folder, false, folder + Character.MAX_VALUE, false);
    }

    /** What is in those of the files that are there; opened once, for the zip's directory is long. */
    SortedMap<String, byte[]> read(Collection<String> wanted) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        List<String> present = wanted.stream().filter(names::contains).toList();
        if (present.isEmpty()) {
            return contents;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : present) {
                try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
                    contents.put(name, content.readAllBytes());
                }
            }
            return contents;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("reachability metadata " + file + " cannot be read", cause);
    }
}
