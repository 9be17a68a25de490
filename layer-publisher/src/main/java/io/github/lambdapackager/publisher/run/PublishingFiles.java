package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.manifest.ManifestLocator;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a repository that publishing works on: those at their usual places, unless they are named.
 *
 * @param root of the repository
 */
public record PublishingFiles(Path root, Optional<Path> namedManifest, Optional<Path> namedLockFile) {
    private static final String LOCK_FILE = "lambda-layers.lock.json";
    private static final String JOURNAL = "layer-journal.jsonl";

    public Path manifest() throws PublishingException, IOException {
        return namedManifest.isPresent() ? namedManifest.get() : new ManifestLocator().find(root);
    }

    public Path lockFile() {
        return namedLockFile.orElseGet(() -> root.resolve(LOCK_FILE));
    }

    /** Beside the manifest: it goes with the next clean, and is not missed. */
    public static Path journal(Path manifest) {
        return manifest.resolveSibling(JOURNAL);
    }

    /** What the lock file records, and those of others. */
    public List<LockedLayer> locked(List<Path> more) throws PublishingException, IOException {
        List<LockedLayer> locked = new ArrayList<>(new LockFile(lockFile()).read());
        for (Path file : more) {
            locked.addAll(new LockFile(file).read());
        }
        return locked;
    }

    /** The layers of the manifest; none where there is only a lock file, as in a pipeline that does not build. */
    public List<ManifestLayer> built() throws PublishingException, IOException {
        try {
            return new ManifestReader().read(manifest()).layers();
        } catch (PublishingException e) {
            if (namedManifest.isEmpty() && !locked(List.of()).isEmpty()) {
                return List.of();
            }
            throw e;
        }
    }

    /** Names of all layers that were built or recorded. */
    public SortedSet<String> layers() throws PublishingException, IOException {
        List<String> names = new ArrayList<>();
        built().stream().map(ManifestLayer::name).forEach(names::add);
        locked(List.of()).stream().map(LockedLayer::layer).forEach(names::add);
        return new TreeSet<>(names);
    }
}
