package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Digests of all files in a folder together. */
final class FolderContent {
    private FolderContent() {}

    /** A folder that is not there is like an empty one. */
    static String digest(Path folder, FileDigests digests) throws IOException {
        List<Path> files = files(folder);
        return digests.of("files of " + folder.toAbsolutePath(), files, () -> digest(folder, files));
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static String digest(Path folder, List<Path> files) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            hashes.put(name, ContentDigest.sha256(Files.readAllBytes(file)));
        }
        return ContentDigest.ofHashes(hashes).sha256Hex();
    }
}
