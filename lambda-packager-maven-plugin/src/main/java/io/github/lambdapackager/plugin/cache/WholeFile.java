package io.github.lambdapackager.plugin.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are there as a whole or not at all, whoever else reads or writes them. */
public final class WholeFile {
    static final String PART = ".part";

    private WholeFile() {}

    /** Replaces the file in one step, or leaves it alone. */
    public static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        // Not a temporary file of the JDK's, which nobody else may read.
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + PART);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
