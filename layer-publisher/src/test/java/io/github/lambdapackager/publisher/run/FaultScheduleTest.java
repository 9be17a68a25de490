package io.github.lambdapackager.publisher.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.run.FaultyRegistry.Fault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever goes wrong on the way, and however often a publisher is killed and run again. */
@Tag("faults")
final class FaultScheduleTest {
    private static final Grant FRIEND = Grant.account("222222222222");
    private static final String LAYER = "shared";

    /**
     * Three runs meet a schedule of faults, and any of them may be killed; then time passes, and one more run meets none.
     * The journal is kept or lost in between, as on a runner of a pipeline.
     */
    @Property(tries = 600)
    void oneVersionOfOneContentIsOutputAndGranted(
            @ForAll @Size(max = 24) List<Fault> schedule, @ForAll boolean journalKept, @ForAll boolean locked)
            throws Exception {
        Path folder = Files.createTempDirectory("schedule");
        try {
            FaultyRegistry registry = new FaultyRegistry(new Target("111111111111", "eu-west-1"));
            registry.willMeet(schedule.toArray(Fault[]::new));
            Set<String> outputs = new TreeSet<>();
            for (int run = 0; run < 3; run++) {
                publish(folder, registry, journalKept, locked).ifPresent(outputs::add);
            }
            registry.forgetFaults();
            registry.timePasses();
            PublishReport last = run(folder, registry, journalKept, locked);
            last.outcomes()
                    .forEach(outcome ->
                            outputs.add(outcome.output().orElseThrow().arn()));

            assertThat(outputs).as("versions that were ever output").hasSize(1);
            assertThat(registry.allGrants())
                    .as("grants")
                    .isEqualTo(Map.of(outputs.iterator().next(), Set.of(FRIEND)));
            assertThat(new LockFile(folder.resolve("lock.json")).read())
                    .extracting(LockedLayer::arn)
                    .containsExactlyElementsOf(outputs);
            assertThat(last.outcomes().stream()
                            .flatMap(outcome -> outcome.surplus().stream())
                            .map(LayerVersion::arn)
                            .collect(Collectors.toSet()))
                    .as("surplus")
                    .isEqualTo(registry.all(LAYER).stream()
                            .map(LayerVersion::arn)
                            .filter(arn -> !outputs.contains(arn))
                            .collect(Collectors.toSet()));
        } finally {
            delete(folder);
        }
    }

    private static Optional<String> publish(Path folder, FaultyRegistry registry, boolean journalKept, boolean locked)
            throws Exception {
        try {
            return run(folder, registry, journalKept, locked).outcomes().stream()
                    .flatMap(outcome -> outcome.output().stream())
                    .map(LockedLayer::arn)
                    .findFirst();
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(FaultyRegistry.Killed.class);
            return Optional.empty();
        }
    }

    private static PublishReport run(Path folder, FaultyRegistry registry, boolean journalKept, boolean locked)
            throws Exception {
        PublishOptions options = new PublishOptions(
                new TreeSet<>(Set.of(FRIEND)),
                Optional.empty(),
                Optional.empty(),
                false,
                locked,
                locked,
                false,
                1,
                Optional.of(folder.resolve("lock.json")),
                journalKept ? Optional.of(folder.resolve("journal.jsonl")) : Optional.empty());
        Settling settling = new Settling(
                duration -> registry.timePasses(),
                registry::now,
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        return new LayerPublishing(options, settling, SILENT)
                .run(LayerSamples.manifest(folder, Map.of(LAYER, "one")), List.of(registry));
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.delete(folder);
    }

    private static final PublishListener SILENT = new PublishListener() {
        @Override
        public void planned(PublishPlan plan) {}

        @Override
        public void done(LayerOutcome outcome) {}
    };
}
