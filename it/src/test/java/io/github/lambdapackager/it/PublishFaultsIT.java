package io.github.lambdapackager.it;

import static io.github.lambdapackager.it.FaultProxy.rule;
import static io.github.lambdapackager.it.ThreeLayers.PLACES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Three layers go to four Regions, through a proxy that makes trouble. */
class PublishFaultsIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-faults");

    private static Emulator ministack;
    private static FaultProxy proxy;
    private static ThreeLayers troubled;
    private static CommandLine.Running troubledPublisher;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-faults-emulator"));
        proxy = FaultProxy.start(MavenBuild.TARGET.resolve("publish-faults-proxy"), ministack.endpoint());
        troubled = layers("333333333301");
        troubled.meet(faultOfEveryKind());
        // It waits half a minute for lost calls: the other tests need not.
        troubledPublisher = troubled.startPublish();
    }

    @AfterAll
    static void stopServers() {
        troubledPublisher.process().destroyForcibly();
        proxy.close();
        ministack.close();
    }

    private static ThreeLayers layers(String account) throws IOException {
        return ThreeLayers.build(WORK.resolve(account), ministack, proxy, account);
    }

    /** Each for another layer and Region. */
    private static List<Map<String, Object>> faultOfEveryKind() {
        Map<String, Object> throttled =
                Map.of("status", 429, "headers", Map.of("Retry-After", "1"), "fault", "answer-instead", "times", 2);
        return List.of(
                rule(publishing("eu-west-1", "alpha"), throttled),
                rule(publishing("eu-west-1", "beta"), Map.of("fault", "answer-instead", "status", 500)),
                rule(publishing("eu-west-1", "gamma"), Map.of("fault", "answer-afterwards", "status", 500)),
                rule(publishing("eu-west-2", "alpha"), Map.of("fault", "cut-while-sending")),
                rule(publishing("eu-west-2", "beta"), Map.of("fault", "cut-before")),
                rule(publishing("eu-west-2", "gamma"), Map.of("fault", "cut-after")),
                rule(publishing("us-east-1", "alpha"), Map.of("fault", "cut-within-answer")),
                rule(publishing("us-east-1", "beta"), Map.of("fault", "slow", "seconds", 3)),
                rule("us-east-1 POST .*/gamma/versions/1/policy", Map.of("fault", "cut-after")),
                rule("us-west-2 POST .*/alpha/versions/1/policy", throttled),
                rule("us-west-2 POST .*/beta/versions/1/policy", Map.of("fault", "answer-afterwards", "status", 500)),
                rule("us-west-2 GET .*/gamma/versions", Map.of("fault", "cut-within-answer")));
    }

    private static String publishing(String region, String layer) {
        return region + " POST /2018-10-31/layers/" + layer + "/versions";
    }

    @Test
    void faultsOnTheWireLeaveOneVersionEach() throws Exception {
        CommandLine.Outcome outcome = troubledPublisher.end();

        assertThat(proxy.unmet(troubled.account())).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        troubled.assertOneVersionEach(outcome);
    }

    @Test
    void expiredCredentialsSayWhatToDo() throws Exception {
        ThreeLayers layers = layers("333333333302");
        layers.meet(List.of(rule(
                ".*/layers/.*",
                refusal(
                        PLACES + 8,
                        403,
                        "ExpiredTokenException",
                        "The security token included in the request is expired"))));

        CommandLine.Outcome expired = layers.publish();
        Map<String, Set<String>> meanwhile = layers.published();
        layers.meet(List.of());
        CommandLine.Outcome renewed = layers.publish();

        assertThat(expired.exitCode()).as(expired.output()).isEqualTo(4);
        assertThat(expired.output())
                .contains("ExpiredTokenException: The security token included in the request is expired")
                .contains("→ renew the credentials and run it again: what is done is not done twice");
        assertThat(meanwhile).hasSizeBetween(1, PLACES - 1);
        assertThat(renewed.exitCode()).as(renewed.output()).isZero();
        layers.assertOneVersionEach(expired, renewed);
    }

    /** The server's clock is an hour ahead: the SDK learns the time from its answer, and the call is made again. */
    @Test
    void aWrongClockDoesNoHarmWhenTheAnswerTellsTheTime() throws Exception {
        ThreeLayers layers = layers("333333333303");
        layers.meet(List.of(rule(".*/layers/.*|.*AmazonSSM.*", wrongClock())));

        CommandLine.Outcome outcome = layers.publish();

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        layers.assertOneVersionEach(outcome);
    }

    private static Map<String, Object> wrongClock() {
        Map<String, Object> clock = new TreeMap<>(refusal(
                0,
                403,
                "InvalidSignatureException",
                "Signature expired: 20261125T120000Z is now earlier than 20261125T125500Z"));
        clock.put("fault", "clock");
        clock.put("seconds", 3_600);
        return clock;
    }

    @Test
    void aWrongSignatureSaysWhatToDo() throws Exception {
        ThreeLayers layers = layers("333333333304");
        layers.meet(List.of(rule(
                ".*/layers/.*",
                refusal(
                        PLACES + 8,
                        403,
                        "InvalidSignatureException",
                        "The request signature we calculated does not match"))));

        CommandLine.Outcome outcome = layers.publish();

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(4);
        assertThat(outcome.output())
                .contains("InvalidSignatureException: The request signature we calculated does not match")
                .contains("→ set this machine's clock, or check the secret key, and run it again");
    }

    @Test
    void fullCodeStorageSaysWhatToDoAndGrantsNothingThere() throws Exception {
        ThreeLayers layers = layers("333333333305");
        layers.meet(List.of(rule(
                "us-east-1 POST /2018-10-31/layers/[a-z]+/versions",
                refusal(1, 400, "CodeStorageExceededException", "Code storage limit exceeded."))));

        CommandLine.Outcome full = layers.publish();
        Map<String, Set<String>> meanwhile = layers.published();
        layers.meet(List.of());
        CommandLine.Outcome again = layers.publish();

        assertThat(full.exitCode()).as(full.output()).isEqualTo(4);
        assertThat(full.output())
                .contains("in 333333333305/us-east-1: CodeStorageExceededException: Code storage limit exceeded.")
                .contains("→ free code storage: layer-publisher prune, or --s3-reference, which takes none")
                .contains("10 published, 10 granted, 0 unchanged, 2 failed");
        assertThat(meanwhile).hasSize(PLACES - 2);
        assertThat(layers.recorded()).hasSize(PLACES);
        assertThat(again.exitCode()).as(again.output()).isZero();
        layers.assertOneVersionEach(full, again);
    }

    /** The limit of a file's size is a disk that is full for the journal, and for it alone. */
    @Test
    void aFullDiskUnderTheJournalStopsBeforeTheNextCall() throws Exception {
        ThreeLayers layers = layers("333333333306");
        Files.writeString(layers.journal(), " ".repeat(63 * 1024) + "\n");

        CommandLine.Outcome full = layers.startPublishWithFilesOf(64).end();
        int published = layers.published().size();
        Files.delete(layers.journal());
        CommandLine.Outcome again = layers.publish();

        assertThat(full.exitCode()).as(full.output()).isEqualTo(4);
        assertThat(full.output())
                .contains("cannot write the journal ", "File too large")
                .contains("→ make room for it, or name another with --journal, and run it again");
        assertThat(published).isBetween(1, PLACES - 1);
        assertThat(again.exitCode()).as(again.output()).isZero();
        layers.assertOneVersionEach(full, again);
    }

    /** The first part of three is taken. */
    @Test
    void anUploadThatIsDeniedInTheMiddleLeavesNothing() throws Exception {
        String account = "333333333307";
        Path repository = WORK.resolve(account);
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        Path manifest =
                LayerSamples.manifest(repository.resolve("layers/target/lambda"), "large", new byte[20_000_000]);
        CommandLine shell = new CommandLine(repository, proxy.endpoint(), account);
        try (S3Client s3 = ThreeLayers.s3(ministack, account, "eu-west-1")) {
            s3.createBucket(request -> request.bucket("denied"));
            s3.putBucketVersioning(request -> request.bucket("denied")
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        Map<String, Object> denial = new TreeMap<>(refusal(1, 403, "", ""));
        denial.put("body", "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        proxy.meet(account, List.of(rule(".* PUT /denied/.*", denial)));
        String[] publish = {"publish", manifest.toString(), "--bucket", "denied", "--s3-reference"};

        CommandLine.Outcome denied = shell.publisher(publish);
        proxy.meet(account, List.of());
        List<String> left = new ArrayList<>();
        try (S3Client s3 = ThreeLayers.s3(ministack, account, "eu-west-1")) {
            s3.listMultipartUploads(request -> request.bucket("denied"))
                    .uploads()
                    .forEach(upload -> left.add("parts of " + upload.key()));
            s3.listObjectVersions(request -> request.bucket("denied"))
                    .versions()
                    .forEach(version -> left.add(version.key()));
        }
        CommandLine.Outcome allowed = shell.publisher(publish);

        assertThat(denied.exitCode()).as(denied.output()).isEqualTo(4);
        assertThat(denied.output())
                .containsPattern(
                        "uploading layer large to s3://denied/layers/[0-9a-f]{64}\\.zip in 333333333307/eu-west-1:"
                                + " AccessDenied: Access Denied")
                .contains("→ layer-publisher iam-policy prints the rights that are needed");
        assertThat(left).isEmpty();
        assertThat(allowed.exitCode()).as(allowed.output()).isZero();
        assertThat(allowed.output()).contains("published arn:aws:lambda:eu-west-1:333333333307:layer:large:1 ");
    }

    /** @param skip after how many calls AWS refuses them all */
    private static Map<String, Object> refusal(int skip, int status, String code, String message) {
        return Map.of(
                "skip",
                skip,
                "times",
                1_000,
                "fault",
                "answer-instead",
                "status",
                status,
                "headers",
                Map.of("x-amzn-ErrorType", code),
                "body",
                "{\"message\":\"" + message + "\"}");
    }
}
