package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What a package costs, and what it could cost at least.
 *
 * @param sam zipped bytes of the same function as SAM lays it out, without the native libraries of aws-crt
 * @param ours zipped bytes of the package, likewise
 * @param crtSam zipped bytes of these libraries in SAM's layout
 * @param crtOurs zipped bytes of these libraries in the package
 * @param bound zipped bytes of the package if it held no class but those that were loaded
 * @param loaded how many classes of the package the events loaded
 * @param neverLoaded uncompressed bytes of the package's classes that no event loaded, by artifact and by what keeps them
 * @param sources the rule sources that kept classes
 */
record CorpusFigures(
        long sam,
        long ours,
        long crtSam,
        long crtOurs,
        long bound,
        int loaded,
        SortedMap<String, SortedMap<String, Long>> neverLoaded,
        SortedSet<String> sources) {
    private static final String CLASS = ".class";

    static CorpusFigures of(CorpusResult result) throws IOException {
        ManifestFunction function = result.function().orElseThrow();
        SortedMap<String, byte[]> files =
                files(result.output().resolve(function.zip().file()));
        Set<String> loaded = loaded(result.output().resolve("verify").resolve(function.name()));
        SortedMap<String, byte[]> least = new TreeMap<>(files);
        least.keySet().removeIf(name -> name.endsWith(CLASS) && !loaded.contains(className(name)));
        long crtOurs = deflated(only(files, CorpusFigures::isCrtNative));
        long crtSam = crtSam(function);
        List<String> kept =
                Files.readAllLines(result.output().resolve(function.name()).resolve("kept.txt"));
        return new CorpusFigures(
                function.unshaken().zippedBytes() - crtSam,
                function.zip().zippedBytes() - crtOurs,
                crtSam,
                crtOurs,
                deflated(least) - crtOurs,
                (int) loaded.stream()
                        .filter(name -> files.containsKey(name.replace('.', '/') + CLASS))
                        .count(),
                neverLoaded(function, files, loaded, RuleSourceNames.byClass(kept)),
                RuleSourceNames.in(kept));
    }

    double share() {
        return (double) ours / sam;
    }

    private static SortedMap<String, byte[]> files(Path zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipFile outer = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(outer.entries())) {
                if (entry.getName().startsWith("lib/")) {
                    try (InputStream jar = outer.getInputStream(entry)) {
                        readInto(files, jar.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    private static void readInto(SortedMap<String, byte[]> files, byte[] jar) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.putIfAbsent(entry.getName(), entries.readAllBytes());
                }
            }
        }
    }

    /** By the JVM's own log of the shaken run. */
    private static Set<String> loaded(Path verified) throws IOException {
        Set<String> classes = new TreeSet<>();
        if (Files.notExists(verified.resolve("shaken"))) {
            return classes;
        }
        try (var logs = Files.newDirectoryStream(verified.resolve("shaken"), "classes-*.log")) {
            for (Path log : logs) {
                try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
                    lines.filter(line -> line.contains("/var/task"))
                            .forEach(line -> classes.add(line.substring(0, line.indexOf(' '))));
                }
            }
        }
        return classes;
    }

    private static String className(String file) {
        return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    }

    private static boolean isCrtNative(String name) {
        return name.matches("(linux|osx|windows|freebsd)/.*aws-crt-jni.*");
    }

    private static SortedMap<String, byte[]> only(
            SortedMap<String, byte[]> files, java.util.function.Predicate<String> wanted) {
        SortedMap<String, byte[]> some = new TreeMap<>(files);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /** One stored jar, deflated as a whole: how packages are laid out. */
    private static long deflated(SortedMap<String, byte[]> files) throws IOException {
        if (files.isEmpty()) {
            return 0;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes, deflater)) {
            for (var file : files.entrySet()) {
                // A stored entry's headers hold about its name twice and 76 bytes.
                stream.write(file.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                stream.write(file.getValue());
            }
        } finally {
            deflater.end();
        }
        return bytes.size();
    }

    private static long crtSam(ManifestFunction function) throws IOException {
        for (ManifestArtifact artifact : function.artifacts()) {
            if (artifact.coordinates().artifactId().equals("aws-crt")) {
                try (ZipFile jar = new ZipFile(file(artifact.coordinates()).toFile())) {
                    return jar.stream()
                            .filter(entry -> isCrtNative(entry.getName()))
                            .mapToLong(ZipEntry::getCompressedSize)
                            .sum();
                }
            }
        }
        return 0;
    }

    private static SortedMap<String, SortedMap<String, Long>> neverLoaded(
            ManifestFunction function, SortedMap<String, byte[]> files, Set<String> loaded, Map<String, String> reasons)
            throws IOException {
        Map<String, Long> unused = new HashMap<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(CLASS) && !loaded.contains(className(name))) {
                unused.put(name, (long) bytes.length);
            }
        });
        SortedMap<String, SortedMap<String, Long>> byArtifact = new TreeMap<>();
        for (ManifestArtifact artifact : function.artifacts()) {
            Path file = file(artifact.coordinates());
            if (Files.exists(file)) {
                try (ZipFile jar = new ZipFile(file.toFile())) {
                    SortedMap<String, Long> byReason = new TreeMap<>();
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(unused::containsKey)
                            .forEach(name -> byReason.merge(
                                    reasons.getOrDefault(className(name), "code"), unused.remove(name), Long::sum));
                    byArtifact.put(artifact.coordinates().key(), byReason);
                }
            }
        }
        return byArtifact;
    }

    private static Path file(Coordinates artifact) {
        String classifier = artifact.classifier().isEmpty() ? "" : "-" + artifact.classifier();
        return MavenBuild.LOCAL_REPOSITORY
                .resolve(artifact.groupId().replace('.', '/'))
                .resolve(artifact.artifactId())
                .resolve(artifact.version())
                .resolve(artifact.artifactId() + "-" + artifact.version() + classifier + ".jar");
    }
}
