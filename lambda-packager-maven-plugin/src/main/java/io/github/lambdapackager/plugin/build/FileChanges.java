package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.FileChange;
import io.github.lambdapackager.plugin.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes changes of several files, all of them or none. */
public final class FileChanges {
    private static final String PART = ".part";

    private final List<FileChange> changes;

    public FileChanges(List<FileChange> changes) {
        this.changes = List.copyOf(changes);
    }

    /**
     * Puts each new text beside its file first, so that what can fail fails before anything is replaced.
     *
     * @throws PackagingException when a file is no more what it was
     * @throws IOException when one cannot be written; then all are as they were
     */
    public void write() throws PackagingException, IOException {
        List<FileChange> done = new ArrayList<>();
        try {
            for (FileChange change : changes) {
                checkUnchanged(change);
                if (change.after().isPresent()) {
                    Files.write(part(change), bytes(change, change.after().get()));
                }
            }
            for (FileChange change : changes) {
                replace(change);
                done.add(change);
            }
        } catch (IOException e) {
            restore(done, e);
            throw e;
        } finally {
            for (FileChange change : changes) {
                deletePart(change);
            }
        }
    }

    private static void checkUnchanged(FileChange change) throws PackagingException, IOException {
        Optional<byte[]> now =
                Files.exists(change.file()) ? Optional.of(Files.readAllBytes(change.file())) : Optional.empty();
        boolean same = now.isPresent()
                ? change.before()
                        .filter(text -> Arrays.equals(bytes(change, text), now.get()))
                        .isPresent()
                : change.before().isEmpty();
        if (!same) {
            throw new PackagingException(
                    change.file().toString(), "it was changed by something else just now", "run the goal again");
        }
    }

    private static void replace(FileChange change) throws IOException {
        if (change.after().isEmpty()) {
            Files.delete(change.file());
        } else {
            Files.move(
                    part(change), change.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void restore(List<FileChange> done, IOException cause) {
        for (FileChange change : done) {
            try {
                if (change.before().isPresent()) {
                    Files.write(change.file(), bytes(change, change.before().get()));
                } else {
                    Files.delete(change.file());
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static void deletePart(FileChange change) throws IOException {
        if (Files.isRegularFile(part(change))) {
            Files.delete(part(change));
        }
    }

    private static byte[] bytes(FileChange change, String text) {
        return text.getBytes(change.charset());
    }

    private static Path part(FileChange change) {
        return change.file().resolveSibling(change.file().getFileName() + PART);
    }
}
