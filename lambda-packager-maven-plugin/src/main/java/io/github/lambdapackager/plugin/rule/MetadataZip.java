package io.github.lambdapackager.plugin.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
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

    Optional<byte[]> read(String name) {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry(name))) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("reachability metadata " + file + " cannot be read", cause);
    }
}
