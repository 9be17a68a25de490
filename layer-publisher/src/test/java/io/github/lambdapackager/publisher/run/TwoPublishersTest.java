package io.github.lambdapackager.publisher.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.local.FolderRegistry;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Publishers that start at once see nothing of each other's versions before they publish. */
final class TwoPublishersTest {
    private static final Grant FRIEND = Grant.account("222222222222");
    private static final int PUBLISHERS = 4;

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void allOfThemUseOneVersion() throws Exception {
        Path manifest = LayerSamples.manifest(folder.resolve("build"), Map.of("shared", "one"));
        CyclicBarrier allHavePlanned = new CyclicBarrier(PUBLISHERS);
        ExecutorService executor = Executors.newFixedThreadPool(PUBLISHERS);
        List<Callable<PublishReport>> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(() -> publish(manifest, allHavePlanned));
        }

        Set<LockedLayer> outputs = new TreeSet<>();
        for (Future<PublishReport> report : executor.invokeAll(publishers)) {
            report.get()
                    .outcomes()
                    .forEach(outcome -> outputs.add(outcome.output().orElseThrow()));
        }
        executor.shutdown();

        List<LayerVersion> versions = registry().versions("shared");
        assertThat(outputs).extracting(LockedLayer::number).containsExactly(1L);
        assertThat(versions).hasSize(PUBLISHERS);
        assertThat(granted(versions)).isEqualTo(Map.of(1L, Grants.of(Set.of(FRIEND))));
        assertThat(publish(manifest, new CyclicBarrier(1)).outcomes())
                .flatExtracting(LayerOutcome::surplus)
                .hasSize(PUBLISHERS - 1);
    }

    private PublishReport publish(Path manifest, CyclicBarrier allHavePlanned) throws Exception {
        PublishOptions options = new PublishOptions(
                new TreeSet<>(Set.of(FRIEND)),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                false,
                false,
                1,
                Optional.empty(),
                Optional.empty());
        Settling settling = new Settling(pause -> {}, InstantSource.system(), List.of(Duration.ZERO, Duration.ZERO));
        return new LayerPublishing(options, settling, new Waiting(allHavePlanned)).run(manifest, List.of(registry()));
    }

    private Map<Long, Grants> granted(List<LayerVersion> versions) throws Exception {
        FolderRegistry registry = registry();
        List<LayerVersion> granted = new ArrayList<>();
        for (LayerVersion version : versions) {
            if (!registry.grants(version).isEmpty()) {
                granted.add(version);
            }
        }
        return granted.stream().collect(Collectors.toMap(LayerVersion::number, version -> Grants.of(Set.of(FRIEND))));
    }

    private FolderRegistry registry() {
        return new FolderRegistry(
                folder.resolve("registry"), new Target("111111111111", "eu-west-1"), Clock.systemUTC());
    }

    /** Holds a publisher until all have their plans, which say that nothing is there. */
    private record Waiting(CyclicBarrier allHavePlanned) implements PublishListener {
        @Override
        public void planned(PublishPlan plan) {
            try {
                allHavePlanned.await();
            } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void done(LayerOutcome outcome) {}
    }
}
