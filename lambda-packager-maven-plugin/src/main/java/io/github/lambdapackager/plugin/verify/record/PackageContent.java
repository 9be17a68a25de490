package io.github.lambdapackager.plugin.verify.record;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The files that a function's class path shows, the first of each name.
 *
 * @param files by their names, {@code /} between folders
 */
record PackageContent(Map<String, byte[]> files) {
    private static final String SUFFIX = ".class";

    /** What is packaged when nothing is shaken. */
    static PackageContent of(ClasspathContent content, int javaVersion) {
        Map<String, byte[]> files = new TreeMap<>();
        content.packaged()
                .forEach(element -> element.effectiveEntries(javaVersion).forEach(files::putIfAbsent));
        return new PackageContent(files);
    }

    /** What is in a package: loose files come before jars. */
    static PackageContent of(Path zip) throws IOException {
        Map<String, byte[]> loose = new TreeMap<>();
        Map<String, byte[]> inJars = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(file.entries());
            for (ZipEntry entry : entries) {
                try (InputStream content = file.getInputStream(entry)) {
                    if (entry.getName().matches("lib/[^/]+\\.jar")) {
                        addJar(content, inJars);
                    } else if (!entry.isDirectory()) {
                        loose.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
        inJars.forEach(loose::putIfAbsent);
        return new PackageContent(loose);
    }

    private static void addJar(InputStream content, Map<String, byte[]> files) throws IOException {
        ZipInputStream jar = new ZipInputStream(content);
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (!entry.isDirectory()) {
                files.putIfAbsent(entry.getName(), jar.readAllBytes());
            }
        }
    }

    /** The class file of a class by its binary name with dots. */
    Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(files.get(name.replace('.', '/') + SUFFIX));
    }

    boolean hasClass(String name) {
        return files.containsKey(name.replace('.', '/') + SUFFIX);
    }
}
