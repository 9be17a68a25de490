package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.LockedLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** Three layers go to four Regions, through a proxy that makes trouble; publishers are killed on the way. */
class PublishFaultsIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-faults");
    private static final List<String> LAYERS = List.of("alpha", "beta", "gamma");
    private static final List<String> REGIONS = List.of("eu-west-1", "eu-west-2", "us-east-1", "us-west-2");
    private static final int PLACES = LAYERS.size() * REGIONS.size();
    private static final String FRIEND = "222222222222";
    private static final String PUBLISHING = ".* POST /2018-10-31/layers/[a-z]+/versions";
    private static final String GRANTING = ".* POST /2018-10-31/layers/[a-z]+/versions/[0-9]+/policy";
    private static final Pattern OUTPUT = Pattern.compile("(?:published|unchanged) (arn:\\S+)");
    private static final Pattern SURPLUS = Pattern.compile("surplus: (arn:\\S+)");

    private static final String TROUBLED = "333333333303";

    private static Emulator ministack;
    private static FaultProxy proxy;
    private static FaultProxy troubledProxy;
    private static CommandLine.Running troubledPublisher;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-faults-emulator"));
        proxy = FaultProxy.start(MavenBuild.TARGET.resolve("publish-faults-proxy"), ministack.endpoint());
        troubledProxy = FaultProxy.start(MavenBuild.TARGET.resolve("publish-troubled-proxy"), ministack.endpoint());
        troubledProxy.meet(faultOfEveryKind());
        // It waits half a minute for lost calls: the other tests need not.
        troubledPublisher = startPublish(new CommandLine(repository(TROUBLED), troubledProxy.endpoint(), TROUBLED));
    }

    @AfterAll
    static void stopServers() {
        troubledPublisher.process().destroyForcibly();
        troubledProxy.close();
        proxy.close();
        ministack.close();
    }

    @Test
    void killedPublishersLeaveOneVersionEach() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (FaultProxy second =
                FaultProxy.start(MavenBuild.TARGET.resolve("publish-kills-proxy"), ministack.endpoint())) {
            Future<Set<String>> journalKept = both.submit(() -> publishThroughKills("333333333301", proxy, true));
            Future<Set<String>> journalDeleted = both.submit(() -> publishThroughKills("333333333302", second, false));
            assertThat(journalKept.get()).hasSize(PLACES);
            assertThat(journalDeleted.get()).hasSize(PLACES);
        } finally {
            both.shutdownNow();
        }
    }

    /**
     * Every run is killed and the next one goes on: before and after calls that publish, so also before and after the
     * journal's lines around them, with one call under way and with many.
     */
    private static Set<String> publishThroughKills(String account, FaultProxy proxy, boolean journalKept)
            throws Exception {
        Path repository = repository(account);
        CommandLine shell = new CommandLine(repository, proxy.endpoint(), account);
        Set<String> outputs = new TreeSet<>();

        killed(proxy, shell, journalKept, outputs, PUBLISHING, 3, "hold-after", 34);
        killed(proxy, shell, journalKept, outputs, PUBLISHING, 0, "hold-before", 1);
        killed(proxy, shell, journalKept, outputs, PUBLISHING, 0, "hold-after", 1);
        killed(proxy, shell, journalKept, outputs, GRANTING, 0, "hold-before", 1);
        killed(proxy, shell, journalKept, outputs, GRANTING, 0, "hold-after", 1);
        int grantsLeft = PLACES - granted(published(account)).size();
        killed(proxy, shell, journalKept, outputs, GRANTING, grantsLeft - 1, "hold-after", 1);
        CommandLine.Outcome last = publish(shell);

        assertThat(last.exitCode()).as(last.output()).isZero();
        outputs.addAll(found(OUTPUT, last.output()));
        Map<String, Set<String>> published = published(account);
        assertThat(published)
                .hasSize(PLACES)
                .allSatisfy((arn, granted) -> assertThat(granted).containsExactly(FRIEND));
        assertThat(outputs).isEqualTo(published.keySet());
        assertThat(recorded(repository)).isEqualTo(published.keySet());
        assertThat(last.output()).doesNotContain("surplus");
        return outputs;
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

    @Test
    void faultsOnTheWireLeaveOneVersionEach() throws Exception {
        CommandLine.Outcome outcome = troubledPublisher.end();

        assertThat(troubledProxy.unmet()).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertOneVersionEach(TROUBLED, WORK.resolve(TROUBLED), outcome);
        assertThat(outcome.output()).doesNotContain("surplus");
    }

    @Test
    void expiredCredentialsSayWhatToDo() throws Exception {
        String account = "333333333304";
        Path repository = repository(account);
        CommandLine shell = new CommandLine(repository, proxy.endpoint(), account);
        proxy.meet(List.of(rule(
                ".*/layers/.*",
                Map.of(
                        "skip",
                        PLACES + 8,
                        "times",
                        1_000,
                        "fault",
                        "answer-instead",
                        "status",
                        403,
                        "headers",
                        Map.of("x-amzn-ErrorType", "ExpiredTokenException"),
                        "body",
                        "{\"message\":\"The security token included in the request is expired\"}"))));

        CommandLine.Outcome expired = publish(shell);
        Map<String, Set<String>> meanwhile = published(account);
        proxy.meet(List.of());
        CommandLine.Outcome renewed = publish(shell);

        assertThat(expired.exitCode()).as(expired.output()).isEqualTo(4);
        assertThat(expired.output())
                .contains("ExpiredTokenException: The security token included in the request is expired")
                .contains("→ renew the credentials and run it again: what is done is not done twice");
        assertThat(meanwhile).hasSizeBetween(1, PLACES - 1);
        assertThat(renewed.exitCode()).as(renewed.output()).isZero();
        assertOneVersionEach(account, repository, renewed);
    }

    /** Neither sees anything of the other before it publishes. */
    @Test
    void twoPublishersAtOnceUseOneVersion() throws Exception {
        String account = "333333333305";
        List<Path> repositories = List.of(repository(account + "/one"), repository(account + "/two"));
        proxy.meet(List.of(rule(PUBLISHING, Map.of("fault", "wait-for-all", "all", 2 * PLACES, "times", 2 * PLACES))));

        List<CommandLine.Outcome> outcomes = atOnce(repositories, account);
        CommandLine.Outcome again = publish(new CommandLine(repositories.get(0), proxy.endpoint(), account));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.exitCode()).as(outcome.output()).isZero());
        Map<String, Set<String>> published = published(account);
        Set<String> used = recorded(repositories.get(0));
        assertThat(used).hasSize(PLACES);
        assertThat(recorded(repositories.get(1))).isEqualTo(used);
        assertThat(outcomes)
                .allSatisfy(
                        outcome -> assertThat(found(OUTPUT, outcome.output())).isEqualTo(used));
        assertThat(published).hasSize(2 * PLACES);
        assertThat(granted(published)).isEqualTo(used);
        assertThat(published.values()).allSatisfy(granted -> assertThat(granted).isSubsetOf(FRIEND));
        assertThat(found(SURPLUS, again.output())).hasSize(PLACES).doesNotContainAnyElementsOf(used);
    }

    @Test
    void twoPublishersWithTheLockPublishOnce() throws Exception {
        String account = "333333333306";
        List<Path> repositories = List.of(repository(account + "/one"), repository(account + "/two"));
        for (String region : REGIONS) {
            createBucket(account, region);
        }

        List<CommandLine.Outcome> outcomes =
                atOnce(repositories, account, "--lock", "--bucket", "locks-{account}-{region}");

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.exitCode()).as(outcome.output()).isZero());
        assertThat(outcomes)
                .extracting(CommandLine.Outcome::output)
                .anySatisfy(output -> assertThat(output).contains(PLACES + " published, "))
                .anySatisfy(output -> assertThat(output).contains("0 published, 0 granted, " + PLACES + " unchanged"));
        for (int i = 0; i < repositories.size(); i++) {
            assertOneVersionEach(account, repositories.get(i), outcomes.get(i));
        }
    }

    private static void killed(
            FaultProxy proxy,
            CommandLine shell,
            boolean journalKept,
            Set<String> outputs,
            String match,
            int skip,
            String fault,
            int threads)
            throws Exception {
        proxy.meet(List.of(rule(match, Map.of("skip", skip, "fault", fault))));
        CommandLine.Running publisher = startPublish(shell, "--threads", String.valueOf(threads));
        proxy.awaitHeld(publisher.process());
        publisher.process().destroyForcibly();
        CommandLine.Outcome outcome = publisher.end();
        proxy.meet(List.of());

        assertThat(outcome.exitCode()).isEqualTo(128 + 9);
        outputs.addAll(found(OUTPUT, outcome.output()));
        Path journal = publisher.log().resolveSibling("layers/target/lambda/layer-journal.jsonl");
        assertThat(journal).exists();
        if (!journalKept) {
            Files.delete(journal);
        }
    }

    private static CommandLine.Outcome publish(CommandLine shell) throws IOException, InterruptedException {
        return startPublish(shell).end();
    }

    private static CommandLine.Running startPublish(CommandLine shell, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("publish", "--region", String.join(",", REGIONS), "--grant", FRIEND));
        arguments.addAll(List.of(more));
        return shell.startPublisher(arguments.toArray(String[]::new));
    }

    private static List<CommandLine.Outcome> atOnce(List<Path> repositories, String account, String... more)
            throws IOException, InterruptedException {
        List<CommandLine.Running> publishers = new ArrayList<>();
        for (Path repository : repositories) {
            publishers.add(startPublish(new CommandLine(repository, proxy.endpoint(), account), more));
        }
        List<CommandLine.Outcome> outcomes = new ArrayList<>();
        for (CommandLine.Running publisher : publishers) {
            outcomes.add(publisher.end());
        }
        return outcomes;
    }

    private static void assertOneVersionEach(String account, Path repository, CommandLine.Outcome outcome)
            throws Exception {
        Map<String, Set<String>> published = published(account);
        assertThat(published)
                .hasSize(PLACES)
                .allSatisfy((arn, granted) -> assertThat(granted).containsExactly(FRIEND));
        assertThat(found(OUTPUT, outcome.output())).isEqualTo(published.keySet());
        assertThat(recorded(repository)).isEqualTo(published.keySet());
    }

    private static Map<String, Object> rule(String match, Map<String, Object> fault) {
        Map<String, Object> rule = new TreeMap<>(fault);
        rule.put("match", match);
        return rule;
    }

    private static String publishing(String region, String layer) {
        return region + " POST /2018-10-31/layers/" + layer + "/versions";
    }

    private static Path repository(String name) throws IOException {
        Path repository = WORK.resolve(name);
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        Map<String, String> contents = new TreeMap<>();
        LAYERS.forEach(layer -> contents.put(layer, "content of " + layer));
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), contents);
        return repository;
    }

    private static Set<String> found(Pattern pattern, String output) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(output).results().forEach(result -> found.add(result.group(1)));
        return found;
    }

    private static Set<String> recorded(Path repository) throws Exception {
        Set<String> arns = new TreeSet<>();
        for (LockedLayer layer : new LockFile(repository.resolve("lambda-layers.lock.json")).read()) {
            arns.add(layer.arn());
        }
        return arns;
    }

    private static Set<String> granted(Map<String, Set<String>> published) {
        Set<String> granted = new TreeSet<>();
        published.forEach((arn, to) -> {
            if (!to.isEmpty()) {
                granted.add(arn);
            }
        });
        return granted;
    }

    /** What the emulator has, asked without the proxy: every version's ARN, and whom it is granted to. */
    private static Map<String, Set<String>> published(String account) throws IOException {
        Map<String, Set<String>> published = new TreeMap<>();
        for (String region : REGIONS) {
            try (LambdaClient lambda = LambdaClient.builder()
                    .endpointOverride(ministack.endpoint())
                    .region(Region.of(region))
                    .credentialsProvider(credentials(account))
                    .httpClient(UrlConnectionHttpClient.create())
                    .build()) {
                for (String layer : LAYERS) {
                    for (LayerVersionsListItem version : lambda.listLayerVersions(request -> request.layerName(layer))
                            .layerVersions()) {
                        published.put(version.layerVersionArn(), grants(lambda, layer, version.version()));
                    }
                }
            }
        }
        return published;
    }

    private static Set<String> grants(LambdaClient lambda, String layer, long number) throws IOException {
        Set<String> grants = new TreeSet<>();
        try {
            String policy = lambda.getLayerVersionPolicy(
                            request -> request.layerName(layer).versionNumber(number))
                    .policy();
            new ObjectMapper()
                    .readTree(policy)
                    .path("Statement")
                    .forEach(statement ->
                            grants.add(account(statement.path("Principal").toString())));
        } catch (ResourceNotFoundException e) {
            // Nobody was granted anything.
        }
        return grants;
    }

    /** The account of {@code {"AWS":"arn:aws:iam::222222222222:root"}}; anything else stays as it is. */
    private static String account(String principal) {
        return principal.replaceAll(
                "^\\{\"AWS\":\"(?:arn:aws:iam::)?([0-9]{12})(?::root)?\"}$|^\"([0-9]{12})\"$", "$1$2");
    }

    private static StaticCredentialsProvider credentials(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, CommandLine.SECRET));
    }

    private static void createBucket(String account, String region) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(ministack.endpoint())
                .forcePathStyle(true)
                .region(Region.of(region))
                .credentialsProvider(credentials(account))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            s3.createBucket(request -> request.bucket("locks-" + account + "-" + region));
        }
    }
}
