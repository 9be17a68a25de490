package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what was built, what is published and what the lock file says. */
public final class StatusCheck {
    /** The version that should be in use: the lowest that holds the build's content, or the lock file's version. */
    public Optional<LayerVersion> current(
            List<LayerVersion> versions, Optional<ContentDigest> built, Optional<LockedLayer> locked) {
        if (built.isPresent()) {
            return lowest(versions, built.get());
        }
        return locked.flatMap(entry -> numbered(versions, entry.number()));
    }

    /** Versions whose content a lower one says it has. */
    public List<LayerVersion> surplus(List<LayerVersion> versions) {
        Set<ContentDigest> seen = new HashSet<>();
        return versions.stream()
                .sorted(LayerVersion.BY_NUMBER)
                .filter(version -> version.content()
                        .filter(content -> !seen.add(content.digest()))
                        .isPresent())
                .toList();
    }

    /** What does not fit together. */
    public List<String> drift(
            List<LayerVersion> versions, Optional<ContentDigest> built, Optional<LockedLayer> locked) {
        List<String> drift = new ArrayList<>();
        if (built.isPresent() && lowest(versions, built.get()).isEmpty()) {
            drift.add("what was built is not published");
        }
        if (built.isPresent() && locked.isEmpty()) {
            drift.add("the lock file does not have it");
        }
        locked.ifPresent(entry -> addDrift(versions, built, entry, drift));
        return drift;
    }

    private static void addDrift(
            List<LayerVersion> versions, Optional<ContentDigest> built, LockedLayer locked, List<String> drift) {
        if (built.isPresent() && !built.get().equals(locked.digest())) {
            drift.add("the lock file has another content than what was built");
        }
        Optional<LayerVersion> version = numbered(versions, locked.number());
        if (version.isEmpty()) {
            drift.add("the lock file names version " + locked.number() + ", which does not exist");
        } else if (!version.get().holds(locked.digest())) {
            drift.add("version " + locked.number() + " does not have the content that the lock file says");
        } else {
            lowest(versions, locked.digest())
                    .filter(lowest -> lowest.number() != locked.number())
                    .ifPresent(lowest -> drift.add("the lock file names version " + locked.number() + ", but version "
                            + lowest.number() + " has the same content"));
        }
    }

    private static Optional<LayerVersion> lowest(List<LayerVersion> versions, ContentDigest digest) {
        return versions.stream().filter(version -> version.holds(digest)).min(LayerVersion.BY_NUMBER);
    }

    private static Optional<LayerVersion> numbered(List<LayerVersion> versions, long number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }
}
