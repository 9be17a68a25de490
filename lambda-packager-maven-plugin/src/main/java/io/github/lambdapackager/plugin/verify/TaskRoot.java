package io.github.lambdapackager.plugin.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A package as Lambda unpacks it into {@code /var/task}. */
public final class TaskRoot {
    private TaskRoot() {}

    public static Path unpack(Path zip, Path target) throws IOException {
        Files.createDirectories(target);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(zip + ": the entry " + entry.getName() + " leads out of its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    copy(file, entry, path);
                }
            }
        }
        return target;
    }

    private static void copy(ZipFile file, ZipEntry entry, Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (InputStream content = file.getInputStream(entry)) {
            Files.copy(content, path);
        }
    }

    /** Adds jars after all others of {@code lib/}: Lambda sorts them by name. */
    public static void addProvided(List<Path> jars, Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("lib"));
        for (int index = 0; index < jars.size(); index++) {
            Path jar = jars.get(index);
            Files.copy(jar, folder.resolve(String.format(Locale.ROOT, "~%03d-%s", index, jar.getFileName())));
        }
    }

    /** The jars of a folder in the order in which Lambda puts them on the class path; none when it is not there. */
    static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
