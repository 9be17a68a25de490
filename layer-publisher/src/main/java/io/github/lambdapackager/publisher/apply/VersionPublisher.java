package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.plan.LayerStep;
import io.github.lambdapackager.publisher.registry.InDoubtException;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.Lease;
import io.github.lambdapackager.publisher.registry.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Publishes a content and finds its one version, though calls may get lost and others may publish the same: the lowest
 * number wins, and every publisher that looks sees the same one.
 */
final class VersionPublisher {
    private static final int ATTEMPTS = 3;

    private final Journal journal;
    private final Settling settling;

    VersionPublisher(Journal journal, Settling settling) {
        this.journal = journal;
        this.settling = settling;
    }

    Settled publish(LayerStep step, Path zip, LayerRegistry registry, Optional<Lease> lease)
            throws IOException, InterruptedException {
        LayerUpload upload = new LayerUpload(step.layer(), zip, step.content());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (lease.isPresent()) {
                lease.get().check();
            }
            journal.intend(step);
            Optional<LayerVersion> own = call(registry, upload);
            if (attempt == 1 && own.isPresent() && own.get().number() == step.highest() + 1) {
                // No number lies between what was listed and ours: nobody else can have a lower one of this content.
                return new Settled(own.get(), true, step.surplus());
            }
            Optional<Settled> settled = settle(step, registry, own);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (lease.isPresent()) {
                // The lost call may still arrive; a second one could make a second version, which the lock promises not
                // to.
                break;
            }
        }
        throw new IOException("it is in doubt whether layer " + step.layer().name() + " was published to "
                + step.target() + ": no answer came and no listing shows it; run it again");
    }

    private static Optional<LayerVersion> call(LayerRegistry registry, LayerUpload upload)
            throws IOException, InterruptedException {
        Publication publication;
        try {
            publication = registry.publish(upload);
        } catch (InDoubtException e) {
            return Optional.empty();
        }
        if (!publication.zipSha256().equals(upload.content().zipSha256())) {
            throw new IOException("the zip of layer " + upload.layer().name() + " changed on its way to "
                    + registry.target() + ": CodeSha256 is " + publication.zipSha256() + ", not "
                    + upload.content().zipSha256() + "; version "
                    + publication.version().number() + " is not used, run it again");
        }
        return Optional.of(publication.version());
    }

    /** Lists until every number that could be the lowest is seen, or the last wait is over. */
    private Optional<Settled> settle(LayerStep step, LayerRegistry registry, Optional<LayerVersion> own)
            throws IOException, InterruptedException {
        Optional<Settled> found = own.map(version -> new Settled(version, true, List.of()));
        for (Duration wait : settling.waits()) {
            settling.pause().sleep(wait);
            List<LayerVersion> versions = registry.versions(step.layer().name());
            Optional<LayerVersion> lowest =
                    LayerObserver.lowestIntact(registry, step.layer(), versions, journal.verified());
            found = lowest.map(version -> settled(step, own, version, versions))
                    .or(() -> own.map(version -> new Settled(version, true, List.of())));
            if (lowest.isPresent() && isComplete(step.highest(), top(own, versions), versions)) {
                break;
            }
        }
        return found;
    }

    private static Settled settled(
            LayerStep step, Optional<LayerVersion> own, LayerVersion lowest, List<LayerVersion> versions) {
        // A listing that lags behind may lack ours, though ours may be the lowest.
        LayerVersion version =
                own.filter(mine -> mine.number() < lowest.number()).orElse(lowest);
        List<LayerVersion> surplus = versions.stream()
                .filter(other -> other.holds(step.layer().contentDigest()) && other.number() != version.number())
                .toList();
        return new Settled(version, own.equals(Optional.of(version)), surplus);
    }

    private static long top(Optional<LayerVersion> own, List<LayerVersion> versions) {
        long listed = versions.stream().mapToLong(LayerVersion::number).max().orElse(0);
        return Math.max(listed, own.map(LayerVersion::number).orElse(0L));
    }

    private static boolean isComplete(long seenBefore, long top, List<LayerVersion> versions) {
        Set<Long> numbers = new HashSet<>();
        versions.forEach(version -> numbers.add(version.number()));
        return LongStream.rangeClosed(seenBefore + 1, top).allMatch(numbers::contains);
    }
}
