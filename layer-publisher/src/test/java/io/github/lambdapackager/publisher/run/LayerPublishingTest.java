package io.github.lambdapackager.publisher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.run.FaultyRegistry.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayerPublishingTest {
    private static final Target HOME = new Target("111111111111", "eu-west-1");
    private static final Grant FRIEND = Grant.account("222222222222");

    @TempDir
    private Path folder;

    private final FaultyRegistry registry = new FaultyRegistry(HOME);
    private Set<Grant> grants = Set.of();
    private boolean locked;
    private boolean bucket = true;
    private String lockFileName = "lambda-layers.lock.json";
    private Optional<String> parameterPrefix = Optional.empty();

    @Test
    void aNewContentIsPublishedOnceAndRecorded() throws Exception {
        PublishReport report = publish("shared", "one");

        assertThat(report.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.published()).isTrue();
            assertThat(outcome.output()).contains(locked("one", 1, "1"));
        });
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
        // One listing, one publishing: the answer itself proves that nobody was there before.
        assertThat(List.of(registry.reads(), registry.writes())).containsExactly(1, 1);
    }

    @Test
    void anUnchangedContentIsNotWrittenAgain() throws Exception {
        grants = Set.of(FRIEND);
        publish("shared", "one");
        int writes = registry.writes();

        PublishReport report = publish("shared", "one");

        assertThat(registry.writes()).isEqualTo(writes);
        assertThat(report.outcomes()).allMatch(LayerOutcome::isUnchanged);
    }

    @Test
    void anotherMachineWithoutJournalAndLockFileWritesNothingEither() throws Exception {
        grants = Set.of(FRIEND);
        publish("shared", "one");
        int writes = registry.writes();
        Files.delete(journal());
        Files.delete(lockFile());

        publish("shared", "one");

        assertThat(registry.writes()).isEqualTo(writes);
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
    }

    @Test
    void aChangedContentMakesExactlyOneVersion() throws Exception {
        publish("shared", "one");

        publish("shared", "two");

        assertThat(registry.all("shared")).hasSize(2);
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("two", 2, "2"));
    }

    @Test
    void anOldContentThatComesBackIsFoundAgain() throws Exception {
        publish("shared", "one");
        publish("shared", "two");

        publish("shared", "one");

        assertThat(registry.all("shared")).hasSize(2);
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
    }

    @Test
    void aLostAnswerIsFoundInTheListing() throws Exception {
        registry.willMeet(Fault.NONE, Fault.LOST_ANSWER);

        PublishReport report = publish("shared", "one");

        assertThat(registry.all("shared")).hasSize(1);
        assertThat(report.outcomes()).flatExtracting(LayerOutcome::surplus).isEmpty();
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
    }

    @Test
    void aLostRequestIsMadeAgain() throws Exception {
        registry.willMeet(Fault.NONE, Fault.LOST_REQUEST);

        publish("shared", "one");

        assertThat(registry.all("shared")).hasSize(1);
    }

    @Test
    void theLowerVersionOfAnotherPublisherWins() throws Exception {
        grants = Set.of(FRIEND);
        registry.willMeet(Fault.NONE, Fault.OVERTAKEN);

        PublishReport report = publish("shared", "one");

        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
        assertThat(report.outcomes())
                .flatExtracting(LayerOutcome::surplus)
                .extracting(LayerVersion::number)
                .containsExactly(2L);
        assertThat(registry.allGrants()).containsOnlyKeys(locked("one", 1, "1").arn());
    }

    @Test
    void aListingThatLagsBehindIsNotBelieved() throws Exception {
        registry.willMeet(Fault.NONE, Fault.HIDDEN, Fault.NONE, Fault.KILLED_AFTER);
        publish("shared", "one");
        Files.delete(journal());
        assertThatIllegalStateException().isThrownBy(() -> publish("shared", "one"));
        Files.delete(journal());

        PublishReport report = publish("shared", "one");

        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
        assertThat(report.outcomes())
                .flatExtracting(LayerOutcome::surplus)
                .extracting(LayerVersion::number)
                .containsExactly(2L);
    }

    @Test
    void underALockALostRequestIsNotMadeAgain() throws Exception {
        locked = true;
        registry.willMeet(Fault.NONE, Fault.LOST_REQUEST);

        PublishReport report = publish("shared", "one");

        assertThat(registry.all("shared")).isEmpty();
        assertThat(report.outcomes())
                .extracting(LayerOutcome::failure)
                .containsExactly(
                        "it is in doubt whether layer shared was published to 111111111111/eu-west-1: no answer"
                                + " came and no listing shows it; run it again");
    }

    @Test
    void aVersionWhoseZipIsAnotherIsNeverUsed() throws Exception {
        publish("shared", "one");
        registry.corrupt(locked("one", 1, "1").arn());
        Files.delete(journal());

        PublishReport report = publish("shared", "one");

        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 2, "1"));
        assertThat(report.outcomes())
                .flatExtracting(LayerOutcome::surplus)
                .extracting(LayerVersion::number)
                .containsExactly(1L);
    }

    @Test
    void aFailedGrantIsReportedAndMadeUpForByTheNextRun() throws Exception {
        grants = Set.of(FRIEND);
        registry.willMeet(Fault.NONE, Fault.NONE, Fault.REFUSED);

        PublishReport report = publish("shared", "one");

        assertThat(report.isFailed()).isTrue();
        assertThat(report.outcomes())
                .allMatch(LayerOutcome::published)
                .extracting(LayerOutcome::failure)
                .containsExactly("refused");
        assertThat(lockFile()).doesNotExist();

        publish("shared", "one");

        assertThat(registry.all("shared")).hasSize(1);
        assertThat(registry.allGrants()).isEqualTo(Map.of(locked("one", 1, "1").arn(), grants));
    }

    @Test
    void whatFailsInOneRegionDoesNotKeepTheOthersBack() throws Exception {
        FaultyRegistry other = new FaultyRegistry(new Target("111111111111", "us-east-1"));
        other.willMeet(Fault.REFUSED);

        PublishReport report = publish(options(false), "shared", "one", registry, other);

        assertThat(report.isFailed()).isTrue();
        assertThat(registry.all("shared")).hasSize(1);
        assertThat(other.all("shared")).isEmpty();
    }

    @Test
    void aRegionThatComesLaterGetsTheSameHumanVersion() throws Exception {
        publish("shared", "one");
        FaultyRegistry later = new FaultyRegistry(new Target("111111111111", "us-east-1"));
        publish(options(false), "shared", "other", later);

        publish(options(false), "shared", "one", registry, later);

        assertThat(later.all("shared"))
                .last()
                .satisfies(version -> assertThat(version.content().orElseThrow().humanVersion())
                        .isEqualTo(locked("one", 1, "1").humanVersion()));
    }

    @Test
    void aDryRunWritesNothingAtAll() throws Exception {
        PublishReport report = publish(options(true), "shared", "one", registry);

        assertThat(report.plan().publications()).isEqualTo(1);
        assertThat(registry.writes()).isZero();
        assertThat(lockFile()).doesNotExist();
        assertThat(journal()).doesNotExist();
    }

    @Test
    void parametersNameTheVersion() throws Exception {
        parameterPrefix = Optional.of("/acme");

        publish("shared", "one");

        assertThat(registry.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/acme/shared/" + locked("one", 1, "1").humanVersion(),
                        locked("one", 1, "1").arn(),
                        "/acme/shared/latest",
                        locked("one", 1, "1").arn()));
    }

    @Test
    void aPublisherThatWasKilledIsWaitedFor() throws Exception {
        registry.willMeet(Fault.NONE, Fault.LATE);
        locked = true;
        PublishReport first =
                publish(new Settling(duration -> {}, registry::now, List.of(Duration.ofSeconds(1))), "shared", "one");
        assertThat(first.isFailed()).isTrue();

        publish("shared", "one");

        assertThat(registry.all("shared")).hasSize(1);
        assertThat(new LockFile(lockFile()).read()).containsExactly(locked("one", 1, "1"));
    }

    @Test
    void whatNothingProvesIsRefused() throws Exception {
        Path manifest = LayerSamples.manifest(folder, Map.of("shared", "one"), Optional.empty());

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> publishing(options(false)).run(manifest, List.of(registry)))
                .withMessage("""
                        function orders: is not proven to work with its layers: nothing was run
                          → run mvn verify with sample events, or publish with --allow-unverified (-Dlambda.allowUnverified)""");
        assertThat(registry.reads()).isZero();
    }

    @Test
    void whatIsProvenIsPublished() throws Exception {
        Path manifest = LayerSamples.manifest(folder, Map.of("shared", "one"), Optional.of(Proof.Strength.VERIFIED));

        publishing(options(false)).run(manifest, List.of(registry));

        assertThat(registry.all("shared")).hasSize(1);
    }

    @Test
    void aZipThatIsNotTheManifestsIsRefused() throws Exception {
        Path manifest = LayerSamples.manifest(folder, Map.of("shared", "one"));
        Path zip = folder.resolve("shared.zip");
        Files.write(zip, new byte[1]);

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> publishing(options(false)).run(manifest, List.of(registry)))
                .withMessage("layer shared: its zip is not the one that the manifest describes: " + zip
                        + "\n  → build it again with mvn package");
    }

    @Test
    void aLockWithoutABucketIsRefused() {
        locked = true;
        bucket = false;

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> publish("shared", "one"))
                .withMessage("lock: there is no bucket that it could be in\n"
                        + "  → name one: --bucket my-artifacts-{region}, or -Dlambda.bucket");
        assertThat(registry.writes()).isZero();
    }

    @Test
    void aLockFileThatCannotBeWrittenIsNamed() {
        lockFileName = "gone/lambda-layers.lock.json";

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> publish("shared", "one"))
                .withMessageStartingWith("cannot write " + lockFile() + ": java.nio.file.NoSuchFileException: ")
                .withMessageEndingWith(
                        "\n  → make room for it and run it again: what is published is not published twice");
    }

    @Test
    void aZipThatIsGoneIsRefused() throws Exception {
        Path manifest = LayerSamples.manifest(folder, Map.of("shared", "one"));
        Path zip = folder.resolve("shared.zip");
        Files.delete(zip);

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> publishing(options(false)).run(manifest, List.of(registry)))
                .withMessage("layer shared: its zip is not there: " + zip + "\n  → build it again with mvn package");
    }

    private PublishReport publish(String layer, String content) throws Exception {
        return publish(options(false), layer, content, registry);
    }

    private PublishReport publish(Settling settling, String layer, String content) throws Exception {
        Path manifest = LayerSamples.manifest(folder, Map.of(layer, content));
        return new LayerPublishing(options(false), settling, SILENT).run(manifest, List.of(registry));
    }

    private PublishReport publish(PublishOptions options, String layer, String content, FaultyRegistry... registries)
            throws Exception {
        return publishing(options).run(LayerSamples.manifest(folder, Map.of(layer, content)), List.of(registries));
    }

    private LayerPublishing publishing(PublishOptions options) {
        return new LayerPublishing(
                options,
                new Settling(
                        duration -> registry.timePasses(),
                        registry::now,
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2))),
                SILENT);
    }

    private PublishOptions options(boolean dryRun) {
        return new PublishOptions(
                new TreeSet<>(grants),
                Optional.empty(),
                parameterPrefix,
                false,
                bucket,
                locked,
                dryRun,
                1,
                Optional.of(lockFile()),
                Optional.of(journal()));
    }

    private Path lockFile() {
        return folder.resolve(lockFileName);
    }

    private Path journal() {
        return folder.resolve("journal.jsonl");
    }

    private static LockedLayer locked(String content, long number, String label) {
        return new LockedLayer(
                HOME,
                "shared",
                LayerSamples.digest(content),
                label + "-" + LayerSamples.digest(content).sha256Hex().substring(0, 12),
                number,
                "arn:aws:lambda:eu-west-1:111111111111:layer:shared:" + number);
    }

    private static final PublishListener SILENT = new PublishListener() {
        @Override
        public void planned(PublishPlan plan) {}

        @Override
        public void done(LayerOutcome outcome) {}
    };
}
