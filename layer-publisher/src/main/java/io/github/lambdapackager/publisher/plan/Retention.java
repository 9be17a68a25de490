package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions may go: those beyond the newest, when they are old enough, and surplus ones; never one that is in use.
 *
 * @param keep how many of the newest versions of a layer stay in any case
 * @param olderThan how old a version must be to go
 */
public record Retention(int keep, Duration olderThan) {
    public Retention {
        if (keep < 1) {
            throw new IllegalArgumentException("keep " + keep + " would leave nothing of a layer: at least 1");
        }
    }

    /**
     * What to do with each version of a layer, by number.
     *
     * @param surplus numbers of versions whose content a lower one has
     * @param used ARNs that functions use
     * @param locked ARNs that lock files name
     */
    public List<PruneStep> plan(
            Target target,
            List<LayerVersion> versions,
            Set<Long> surplus,
            Set<String> used,
            Set<String> locked,
            Instant now) {
        List<PruneStep> steps = new ArrayList<>();
        int newer = 0;
        for (LayerVersion version :
                versions.stream().sorted(LayerVersion.BY_NUMBER.reversed()).toList()) {
            boolean extra = surplus.contains(version.number());
            steps.add(
                    0,
                    new PruneStep(
                            target,
                            version,
                            reasonToKeep(version, extra, newer, used, locked, now)
                                    .orElse("")));
            newer += extra || version.content().isEmpty() ? 0 : 1;
        }
        return steps;
    }

    private Optional<String> reasonToKeep(
            LayerVersion version, boolean extra, int newer, Set<String> used, Set<String> locked, Instant now) {
        if (version.content().isEmpty()) {
            return Optional.of("something else published it");
        }
        if (used.contains(version.arn())) {
            return Optional.of("a function uses it");
        }
        if (locked.contains(version.arn())) {
            return Optional.of("a lock file names it");
        }
        if (!extra && newer < keep) {
            return Optional.of("it is one of the newest " + keep);
        }
        if (!extra && version.created().plus(olderThan).isAfter(now)) {
            return Optional.of("it is younger than " + olderThan.toDays() + " days");
        }
        return Optional.empty();
    }
}
