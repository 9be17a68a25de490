package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads what we wrote, as others will. */
final class ArchiveReader {
    private static final String FOLDER = "/var/task/";
    private static final String LIBRARIES = "lib/";
    private static final byte[] NOTHING = {};

    private ArchiveReader() {}

    /**
     * The places where Lambda's class loader looks, in its order: loose files, then jars by their names.
     *
     * @param files of a package
     * @param artifacts what each jar was made of, by its path
     * @param jars what is expected in those that we wrote: what is there is the very same object then
     */
    static List<ClasspathRoot> roots(
            SortedMap<String, byte[]> files, Map<String, List<Coordinates>> artifacts, Map<String, StableJar> jars)
            throws IOException {
        List<ClasspathRoot> roots = new ArrayList<>();
        SortedMap<String, byte[]> loose = new TreeMap<>(files);
        for (var file : files.entrySet()) {
            String path = file.getKey();
            if (isLibrary(path)) {
                Map<String, byte[]> expected =
                        jars.containsKey(path) ? jars.get(path).entries() : Map.of();
                SortedMap<String, byte[]> entries = unzip(file.getValue(), expected);
                byte[] manifest = entries.getOrDefault(ClasspathElement.MANIFEST, NOTHING);
                roots.add(new ClasspathRoot(
                        FOLDER + path,
                        artifacts.getOrDefault(path, List.of()),
                        entries,
                        new JarManifest(ManifestText.parse(manifest)).isMultiRelease()));
                loose.remove(path);
            }
        }
        roots.add(0, new ClasspathRoot(FOLDER, artifacts.getOrDefault("", List.of()), loose, false));
        return roots;
    }

    /** Lambda looks for jars in that one folder, and only for this spelling of their suffix. */
    private static boolean isLibrary(String path) {
        return path.startsWith(LIBRARIES) && path.endsWith(".jar") && path.indexOf('/', LIBRARIES.length()) < 0;
    }

    /** Of entries with the same name the last, as the JDK has it. */
    private static SortedMap<String, byte[]> unzip(byte[] zip, Map<String, byte[]> expected) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipFile file = open(zip)) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                if (!entry.isDirectory()) {
                    byte[] known = expected.getOrDefault(entry.getName(), NOTHING);
                    files.put(entry.getName(), content(file, entry, zip, known));
                }
            }
        }
        return files;
    }

    private static ZipFile open(byte[] zip) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get();
    }

    private static byte[] content(ZipFile file, ZipArchiveEntry entry, byte[] zip, byte[] expected) throws IOException {
        if (entry.getMethod() == ZipArchiveEntry.STORED) {
            int start = Math.toIntExact(entry.getDataOffset());
            int end = start + Math.toIntExact(entry.getSize());
            return Arrays.equals(zip, start, end, expected, 0, expected.length)
                    ? expected
                    : Arrays.copyOfRange(zip, start, end);
        }
        try (InputStream content = file.getInputStream(entry)) {
            byte[] inflated = content.readNBytes(Math.toIntExact(entry.getSize()));
            return Arrays.equals(inflated, expected) ? expected : inflated;
        }
    }

    /** Whether the zip lies there as it was written. */
    static boolean holds(Path zip, SortedMap<String, ZippedFile> written) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        List<String> names = new ArrayList<>();
        try (ZipFile file = open(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                names.add(entry.getName());
                ZippedFile expected = written.get(entry.getName());
                if (expected == null || !isIn(bytes, entry, expected)) {
                    return false;
                }
            }
        }
        return names.equals(List.copyOf(written.keySet()));
    }

    private static boolean isIn(byte[] zip, ZipArchiveEntry entry, ZippedFile expected) {
        int start = Math.toIntExact(entry.getDataOffset());
        int end = start + Math.toIntExact(entry.getCompressedSize());
        return (entry.getMethod() == ZipArchiveEntry.STORED) == expected.isStored()
                && entry.getSize() == expected.content().length
                && Arrays.equals(zip, start, end, expected.zipped(), 0, expected.zipped().length);
    }
}
