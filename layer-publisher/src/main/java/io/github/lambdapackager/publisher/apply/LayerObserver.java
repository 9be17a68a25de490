package io.github.lambdapackager.publisher.apply;

import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.plan.Observation;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a registry has of a layer, with as few calls as there can be. */
public final class LayerObserver {
    private final Set<String> verifiedArns;
    private final boolean withGrants;

    /**
     * @param verifiedArns versions whose zip was compared before, by their ARN and content
     * @param withGrants whether to read the policy of the version that is used
     */
    public LayerObserver(Set<String> verifiedArns, boolean withGrants) {
        this.verifiedArns = Set.copyOf(verifiedArns);
        this.withGrants = withGrants;
    }

    public Observation observe(LayerRegistry registry, ManifestLayer layer) throws IOException, InterruptedException {
        List<LayerVersion> versions = registry.versions(layer.name());
        Optional<LayerVersion> chosen = lowestIntact(registry, layer, versions, verifiedArns);
        Grants grants = withGrants && chosen.isPresent() ? registry.grants(chosen.get()) : Grants.NONE;
        return new Observation(registry.target(), layer, versions, chosen, grants);
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
