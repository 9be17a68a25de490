package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Digests of all files in a folder together. */
final class FolderContent {
    private FolderContent() {}

    /** A folder that is not there is like an empty one. */
    static String digest(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    hashes.put(name, ContentDigest.sha256(Files.readAllBytes(file)));
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return ContentDigest.ofHashes(hashes).sha256Hex();
    }
}
