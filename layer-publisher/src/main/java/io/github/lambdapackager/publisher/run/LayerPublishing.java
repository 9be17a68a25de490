package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.apply.Journal;
import io.github.lambdapackager.publisher.apply.LayerObserver;
import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.apply.StepExecutor;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.model.Violation;
import io.github.lambdapackager.publisher.plan.LayerCheck;
import io.github.lambdapackager.publisher.plan.LayerStep;
import io.github.lambdapackager.publisher.plan.Observation;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.plan.PublishPlanner;
import io.github.lambdapackager.publisher.registry.LayerRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Publishes the layers of a manifest: looks at every Region, plans, and carries out exactly that plan. */
public final class LayerPublishing {
    private static final Duration AFTER_A_KILL = Duration.ofSeconds(5);

    private final PublishOptions options;
    private final Settling settling;
    private final PublishListener listener;

    public LayerPublishing(PublishOptions options, Settling settling, PublishListener listener) {
        this.options = options;
        this.settling = settling;
        this.listener = listener;
    }

    /**
     * Does all that can be done: what fails in one Region does not keep the others back.
     *
     * @throws PublishingException when nothing was begun, for the input has to be put right
     */
    public PublishReport run(Path manifestFile, List<LayerRegistry> registries)
            throws PublishingException, IOException, InterruptedException {
        Manifest manifest = new ManifestReader().read(manifestFile);
        LayerZips zips = new LayerZips(manifestFile);
        check(manifest, zips);
        try (Journal journal = options.dryRun() ? Journal.none() : journal();
                Leases leases = options.locked() && !options.dryRun() ? Leases.take(registries) : Leases.none();
                Workers workers = new Workers(options.threads())) {
            if (journal.hasOpenIntent()) {
                // Its publisher was killed: the call that it made last may still be on its way.
                settling.pause().sleep(AFTER_A_KILL);
            }
            List<Observed> observed = observe(manifest, registries, journal.verified(), workers);
            PublishPlan plan = new PublishPlanner(options.grants(), options.label())
                    .plan(observed.stream()
                            .flatMap(one -> one.observation.stream())
                            .toList());
            listener.planned(plan);
            List<LayerOutcome> outcomes = new ArrayList<>(
                    observed.stream().flatMap(one -> one.failure.stream()).toList());
            outcomes.forEach(listener::done);
            if (!options.dryRun()) {
                outcomes.addAll(apply(plan, zips, registries, leases, journal, workers));
                record(outcomes);
            }
            return new PublishReport(plan, outcomes);
        }
    }

    private void check(Manifest manifest, LayerZips zips) throws PublishingException, IOException {
        List<Violation> violations =
                new ArrayList<>(new LayerCheck(options.allowUnverified(), options.throughS3()).check(manifest));
        violations.addAll(zips.check(manifest));
        if (options.locked() && !options.throughS3()) {
            violations.add(new Violation(
                    "lock",
                    "there is no bucket that it could be in",
                    "name one: --bucket my-artifacts-{region}, or -Dlambda.bucket"));
        }
        if (!violations.isEmpty()) {
            throw new PublishingException(violations);
        }
        if (options.lockFile().isPresent()) {
            // Found out now, not after something was published.
            new LockFile(options.lockFile().get()).read();
        }
    }

    private Journal journal() throws IOException {
        return options.journal().isPresent() ? Journal.open(options.journal().get()) : Journal.none();
    }

    /** Layer by layer, so that all Regions go ahead at the same pace. */
    private List<Observed> observe(
            Manifest manifest, List<LayerRegistry> registries, Set<String> verified, Workers workers)
            throws InterruptedException {
        LayerObserver observer =
                new LayerObserver(settling, verified, !options.grants().isEmpty());
        List<Callable<Observed>> tasks = new ArrayList<>();
        for (ManifestLayer layer : manifest.layers()) {
            registries.forEach(registry -> tasks.add(() -> observe(observer, registry, layer)));
        }
        return workers.all(tasks);
    }

    private static Observed observe(LayerObserver observer, LayerRegistry registry, ManifestLayer layer)
            throws InterruptedException {
        try {
            return new Observed(List.of(observer.observe(registry, layer)), List.of());
        } catch (IOException e) {
            return new Observed(
                    List.of(),
                    List.of(LayerOutcome.failed(registry.target(), layer.name(), String.valueOf(e.getMessage()))));
        }
    }

    private List<LayerOutcome> apply(
            PublishPlan plan,
            LayerZips zips,
            List<LayerRegistry> registries,
            Leases leases,
            Journal journal,
            Workers workers)
            throws InterruptedException {
        Map<Target, LayerRegistry> byTarget =
                registries.stream().collect(Collectors.toMap(LayerRegistry::target, Function.identity()));
        StepExecutor executor = new StepExecutor(journal, settling, options.parameterPrefix());
        List<Callable<LayerOutcome>> tasks = new ArrayList<>();
        for (LayerStep step : plan.steps()) {
            tasks.add(() -> {
                LayerOutcome outcome = executor.execute(
                        step,
                        zips.of(step.layer()),
                        Objects.requireNonNull(byTarget.get(step.target())),
                        leases.of(step.target()));
                synchronized (listener) {
                    listener.done(outcome);
                }
                return outcome;
            });
        }
        return workers.all(tasks);
    }

    private void record(List<LayerOutcome> outcomes) throws PublishingException, IOException {
        List<LockedLayer> outputs =
                outcomes.stream().flatMap(outcome -> outcome.output().stream()).toList();
        if (options.lockFile().isPresent() && !outputs.isEmpty()) {
            try {
                new LockFile(options.lockFile().get()).update(outputs);
            } catch (IOException e) {
                throw new IOException(
                        e.getMessage()
                                + "\n  → make room for it and run it again: what is published is not published twice",
                        e);
            }
        }
    }

    /** What a look at one Region gave: an observation, or why there is none. */
    private record Observed(List<Observation> observation, List<LayerOutcome> failure) {}
}
