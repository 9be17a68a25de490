package io.github.lambdapackager.plugin.archive;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Replaces a file in one step: whoever reads it finds the old bytes or the new ones, never a half. */
final class ReplacedFile {
    private static final String PART = ".part";

    /** No build writes one file for so long: an older part was left by a build that somebody killed. */
    private static final Duration STALE = Duration.ofHours(1);

    /** Writes the bytes of the file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private ReplacedFile() {}

    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        String prefix = "." + target.getFileName() + ".";
        // Not Files.createTempFile: its files are readable to their owner alone.
        Path part = folder.resolve(prefix + UUID.randomUUID() + PART);
        try {
            Files.createDirectories(folder);
            removeStale(folder, prefix);
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                content.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + FailureReason.of(e), e);
        } finally {
            // Tells of no failure of its own, for that would hide the one that matters.
            part.toFile().delete();
        }
    }

    private static void removeStale(Path folder, String prefix) throws IOException {
        long limit = System.currentTimeMillis() - STALE.toMillis();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile)
                    .filter(file ->
                            file.getName().startsWith(prefix) && file.getName().endsWith(PART))
                    .filter(part -> part.lastModified() < limit)
                    .forEach(File::delete);
        }
    }
}
