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

/** Reads a finished zip as Lambda's class loader sees it once it is unpacked. */
public final class ArchiveReader {
    private static final byte[] NO_MANIFEST = {};

    private final String folder;
    private final String libraries;
    private final boolean looseFiles;

    private ArchiveReader(String folder, String libraries, boolean looseFiles) {
        this.folder = folder;
        this.libraries = libraries;
        this.looseFiles = looseFiles;
    }

    /** Reads functions, which may hold loose classes. */
    public static ArchiveReader ofFunctions() {
        return new ArchiveReader("/var/task/", "lib/", true);
    }

    /** Reads layers, of which only jars are on the class path. */
    public static ArchiveReader ofLayers() {
        return new ArchiveReader("/opt/", "java/lib/", false);
    }

    /**
     * The places where the class loader looks, in its order: loose files, then jars by their names.
     *
     * @param artifacts what each jar was made of, by its path in the zip
     */
    public List<ClasspathRoot> read(Path zip, Map<String, List<Coordinates>> artifacts) throws IOException {
        SortedMap<String, byte[]> files = unzip(Files.readAllBytes(zip));
        List<ClasspathRoot> roots = new ArrayList<>();
        SortedMap<String, byte[]> loose = new TreeMap<>(files);
        for (var file : files.entrySet()) {
            if (isLibrary(file.getKey())) {
                SortedMap<String, byte[]> entries = unzip(file.getValue());
                byte[] manifest = entries.getOrDefault(ClasspathElement.MANIFEST, NO_MANIFEST);
                roots.add(new ClasspathRoot(
                        folder + file.getKey(),
                        artifacts.getOrDefault(file.getKey(), List.of()),
                        entries,
                        new JarManifest(ManifestText.parse(manifest)).isMultiRelease()));
                loose.remove(file.getKey());
            }
        }
        if (looseFiles) {
            roots.add(0, new ClasspathRoot(folder, artifacts.getOrDefault("", List.of()), loose, false));
        }
        return roots;
    }

    /** Lambda looks for jars in that one folder, and only for this spelling of their suffix. */
    private boolean isLibrary(String path) {
        return path.startsWith(libraries) && path.endsWith(".jar") && path.indexOf('/', libraries.length()) < 0;
    }

    /** Of entries with the same name the last, as the JDK has it. */
    private static SortedMap<String, byte[]> unzip(byte[] zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), content(file, entry, zip));
                }
            }
        }
        return files;
    }

    private static byte[] content(ZipFile file, ZipArchiveEntry entry, byte[] zip) throws IOException {
        if (entry.getMethod() == ZipArchiveEntry.STORED) {
            int start = Math.toIntExact(entry.getDataOffset());
            return Arrays.copyOfRange(zip, start, start + Math.toIntExact(entry.getSize()));
        }
        try (InputStream content = file.getInputStream(entry)) {
            return content.readNBytes(Math.toIntExact(entry.getSize()));
        }
    }
}
