package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.plan.Observation;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a registry has of a layer, with as few calls as there can be. */
public final class LayerObserver {
    private final Settling settling;
    private final Set<String> verifiedArns;
    private final boolean withGrants;

    /**
     * @param settling how long a young version may hide an older one
     * @param verifiedArns versions whose zip was compared before, by their ARN and content
     * @param withGrants whether to read the policy of the version that is used
     */
    public LayerObserver(Settling settling, Set<String> verifiedArns, boolean withGrants) {
        this.settling = settling;
        this.verifiedArns = Set.copyOf(verifiedArns);
        this.withGrants = withGrants;
    }

    public Observation observe(LayerRegistry registry, ManifestLayer layer) throws IOException, InterruptedException {
        List<LayerVersion> versions = registry.versions(layer.name());
        Optional<LayerVersion> chosen = lowestIntact(registry, layer, versions, verifiedArns);
        for (Duration wait : settling.waits()) {
            if (chosen.isEmpty() || !mayHideALower(chosen.get(), versions)) {
                break;
            }
            settling.pause().sleep(wait);
            versions = registry.versions(layer.name());
            chosen = lowestIntact(registry, layer, versions, verifiedArns);
        }
        Grants grants = withGrants && chosen.isPresent() ? registry.grants(chosen.get()) : Grants.NONE;
        return new Observation(registry.target(), layer, versions, chosen, grants);
    }

    /** A number below that is not listed was deleted, or was given a moment ago and is not listed yet. */
    private boolean mayHideALower(LayerVersion chosen, List<LayerVersion> versions) {
        long below = versions.stream()
                .filter(version -> version.number() < chosen.number())
                .count();
        return below < chosen.number() - 1
                && settling.isUnsettled(chosen.created())
                && !verifiedArns.contains(Journal.verification(chosen));
    }

    static Optional<LayerVersion> lowestIntact(
            LayerRegistry registry, ManifestLayer layer, List<LayerVersion> versions, Set<String> verifiedArns)
            throws IOException, InterruptedException {
        return lowestIntact(
                registry,
                versions.stream()
                        .filter(version -> version.holds(layer.contentDigest()))
                        .toList(),
                verifiedArns);
    }

    /** The version to use, of those that say they hold one content: the lowest whose zip is the one it says. */
    public static Optional<LayerVersion> lowestIntact(
            LayerRegistry registry, List<LayerVersion> versions, Set<String> verifiedArns)
            throws IOException, InterruptedException {
        for (LayerVersion version :
                versions.stream().sorted(LayerVersion.BY_NUMBER).toList()) {
            if (isIntact(registry, version, verifiedArns)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    private static boolean isIntact(LayerRegistry registry, LayerVersion version, Set<String> verifiedArns)
            throws IOException, InterruptedException {
        if (verifiedArns.contains(Journal.verification(version))) {
            return true;
        }
        String stored = registry.zipSha256(version);
        return version.content().filter(said -> said.zipSha256().equals(stored)).isPresent();
    }
}
