package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.apply.LayerObserver;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.plan.PruneStep;
import io.github.lambdapackager.publisher.plan.Retention;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Deletes old versions that nothing refers to. When something cannot be read about a Region, nothing is deleted there. No
 * object in S3 is ever deleted: a version that Lambda only refers to would be lost with it.
 */
public final class LayerPruning {
    private final Retention retention;
    private final Set<String> lockedArns;
    private final boolean dryRun;
    private final int threads;

    /** @param lockedArns that lock files name */
    public LayerPruning(Retention retention, Set<String> lockedArns, boolean dryRun, int threads) {
        this.retention = retention;
        this.lockedArns = Set.copyOf(lockedArns);
        this.dryRun = dryRun;
        this.threads = threads;
    }

    /** What goes and what stays, with reasons; gone already unless it is a dry run. */
    public PruneReport run(SortedSet<String> layers, List<LayerRegistry> registries, Instant now)
            throws InterruptedException {
        List<Callable<PruneReport>> tasks = new ArrayList<>();
        for (LayerRegistry registry : registries) {
            tasks.add(() -> prune(layers, registry, now));
        }
        try (Workers workers = new Workers(threads)) {
            return PruneReport.of(workers.all(tasks));
        }
    }

    private PruneReport prune(SortedSet<String> layers, LayerRegistry registry, Instant now)
            throws InterruptedException {
        List<PruneStep> steps = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try {
            Set<String> used = registry.usedLayerVersions();
            for (String layer : layers) {
                steps.addAll(plan(layer, registry, used, now));
            }
        } catch (IOException e) {
            return new PruneReport(List.of(), List.of(), List.of(String.valueOf(e.getMessage())));
        }
        List<PruneStep> gone = new ArrayList<>();
        for (PruneStep step : steps) {
            if (step.goes() && !dryRun) {
                try {
                    registry.delete(step.version());
                    gone.add(step);
                } catch (IOException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new PruneReport(steps, gone, failures);
    }

    private List<PruneStep> plan(String layer, LayerRegistry registry, Set<String> used, Instant now)
            throws IOException, InterruptedException {
        List<LayerVersion> versions = registry.versions(layer);
        List<PruneStep> steps = new ArrayList<>();
        for (PruneStep step :
                retention.plan(registry.target(), versions, surplus(versions, registry), used, lockedArns, now)) {
            steps.add(step.goes() ? unlessGranted(step, registry) : step);
        }
        return steps;
    }

    private static PruneStep unlessGranted(PruneStep step, LayerRegistry registry)
            throws IOException, InterruptedException {
        Grants grants = registry.grants(step.version());
        if (grants.isEmpty()) {
            return step;
        }
        return step.keptBecause("it is granted to "
                + (grants.granted().isEmpty()
                        ? "somebody"
                        : grants.granted().stream().map(Grant::toString).collect(Collectors.joining(", "))));
    }

    /** Of each content that several versions say they hold, all but the one that is used. */
    private static Set<Long> surplus(List<LayerVersion> versions, LayerRegistry registry)
            throws IOException, InterruptedException {
        Map<ContentDigest, List<LayerVersion>> byContent = versions.stream()
                .filter(version -> version.content().isPresent())
                .collect(Collectors.groupingBy(
                        version -> version.content().orElseThrow().digest()));
        Set<Long> surplus = new TreeSet<>();
        for (List<LayerVersion> same : byContent.values()) {
            if (same.size() > 1) {
                LayerObserver.lowestIntact(registry, same, Set.of())
                        .ifPresent(chosen -> same.stream()
                                .map(LayerVersion::number)
                                .filter(number -> number != chosen.number())
                                .forEach(surplus::add));
            }
        }
        return surplus;
    }
}
