package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.plan.StatusCheck;
import io.github.lambdapackager.publisher.plan.StatusRow;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at what is published, and writes nothing. */
public final class LayerStatus {
    private final Map<String, ContentDigest> built;
    private final Map<String, LockedLayer> locked;
    private final int threads;

    /**
     * @param built layers of a manifest; none when only the lock file counts
     * @param locked what a lock file records
     */
    public LayerStatus(List<ManifestLayer> built, List<LockedLayer> locked, int threads) {
        this.built = built.stream().collect(Collectors.toMap(ManifestLayer::name, ManifestLayer::contentDigest));
        this.locked = locked.stream().collect(Collectors.toMap(LockedLayer::key, Function.identity()));
        this.threads = threads;
    }

    public StatusReport run(List<LayerRegistry> registries) throws InterruptedException {
        SortedSet<String> layers = new TreeSet<>(built.keySet());
        locked.values().forEach(entry -> layers.add(entry.layer()));
        List<Callable<StatusReport>> tasks = new ArrayList<>();
        for (String layer : layers) {
            registries.forEach(registry -> tasks.add(() -> look(layer, registry)));
        }
        try (Workers workers = new Workers(threads)) {
            List<StatusReport> parts = workers.all(tasks);
            return new StatusReport(
                    parts.stream().flatMap(part -> part.rows().stream()).toList(),
                    parts.stream().flatMap(part -> part.failures().stream()).toList());
        }
    }

    private StatusReport look(String layer, LayerRegistry registry) throws InterruptedException {
        Optional<ContentDigest> digest = Optional.ofNullable(built.get(layer));
        Optional<LockedLayer> entry = Optional.ofNullable(locked.get(registry.target() + "/" + layer));
        StatusCheck check = new StatusCheck();
        try {
            List<LayerVersion> versions = registry.versions(layer);
            Optional<LayerVersion> current = check.current(versions, digest, entry);
            Grants grants = current.isPresent() ? registry.grants(current.get()) : Grants.NONE;
            return new StatusReport(
                    List.of(new StatusRow(
                            registry.target(),
                            layer,
                            versions,
                            current,
                            grants,
                            check.surplus(versions),
                            check.drift(versions, digest, entry))),
                    List.of());
        } catch (IOException e) {
            return new StatusReport(List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }
}
