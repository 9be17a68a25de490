package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.DeflatedSize;
import io.github.lambdapackager.plugin.model.MultiRelease;
import io.github.lambdapackager.plugin.model.NativeLibraries;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * How large each file of a jar is in what we write, or of a folder of classes, which is taken to halve when it is zipped.
 *
 * <p>Packages and layers hold jars whose entries are stored, so that a zip deflates the classes of a jar in one piece: that
 * comes to two thirds of what the jar itself makes of them, one by one. As few bytes tell how well they deflate, a part of
 * a large jar is measured.
 */
record ArtifactContent(Map<String, ArchiveSize> files) {
    private static final String CLASS = ".class";
    private static final int MEASURED_BYTES = 1 << 20;

    static ArtifactContent of(Path file) throws IOException {
        Map<String, ArchiveSize> files = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            readJar(file, files);
        } else if (Files.isDirectory(file)) {
            readFolder(file, files);
        }
        return new ArtifactContent(Collections.unmodifiableMap(files));
    }

    private static void readJar(Path file, Map<String, ArchiveSize> files) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            double ratio = ratioOfClasses(jar);
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !isOfNoUse(jar, entry)) {
                    long unzipped = Math.max(0, entry.getSize());
                    long zipped = entry.getName().endsWith(CLASS)
                            ? Math.round(ratio * unzipped)
                            : Math.max(0, entry.getCompressedSize());
                    files.put(entry.getName(), new ArchiveSize(zipped, unzipped));
                }
            }
        }
    }

    private static double ratioOfClasses(ZipFile jar) throws IOException {
        List<? extends ZipEntry> classes = jar.stream()
                .filter(entry -> entry.getName().endsWith(CLASS))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
        ByteArrayOutputStream measured = new ByteArrayOutputStream();
        for (ZipEntry entry : classes) {
            if (measured.size() < MEASURED_BYTES) {
                try (InputStream in = jar.getInputStream(entry)) {
                    in.transferTo(measured);
                }
            }
        }
        byte[] content = measured.toByteArray();
        return content.length == 0 ? 1 : (double) new DeflatedSize().of(content) / content.length;
    }

    /** Neither packages nor layers have it. */
    private static boolean isOfNoUse(ZipFile jar, ZipEntry entry) throws IOException {
        if (!NativeLibraries.isNamedLikeOne(entry.getName())) {
            return false;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return NativeLibraries.isOfNoUse(entry.getName(), in.readAllBytes());
        }
    }

    private static void readFolder(Path folder, Map<String, ArchiveSize> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                long size = Files.size(path);
                files.put(folder.relativize(path).toString().replace('\\', '/'), new ArchiveSize(size / 2, size));
            }
        }
    }

    ArchiveSize whole() {
        return sum(files.entrySet().stream());
    }

    /** The classes of that list, and everything that is no class. */
    ArchiveSize kept(Set<String> classes) {
        return sum(files.entrySet().stream()
                .filter(file -> !file.getKey().endsWith(CLASS) || classes.contains(className(file.getKey()))));
    }

    /** Binary names with dots. */
    List<String> classes() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(CLASS))
                .map(ArtifactContent::className)
                .toList();
    }

    static String className(String file) {
        return MultiRelease.plainName(file).replaceFirst("[.]class$", "").replace('/', '.');
    }

    private static ArchiveSize sum(Stream<Map.Entry<String, ArchiveSize>> files) {
        long[] sums = new long[2];
        files.forEach(file -> {
            sums[0] += file.getValue().zippedBytes();
            sums[1] += file.getValue().unzippedBytes();
        });
        return new ArchiveSize(sums[0], sums[1]);
    }
}
