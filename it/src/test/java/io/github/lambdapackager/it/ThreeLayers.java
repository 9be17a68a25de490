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
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Three layers that go to four Regions, each granted to one account, and what an emulator has of them. */
final class ThreeLayers {
    static final List<String> LAYERS = List.of("alpha", "beta", "gamma");
    static final List<String> REGIONS = List.of("eu-west-1", "eu-west-2", "us-east-1", "us-west-2");
    static final int PLACES = LAYERS.size() * REGIONS.size();
    static final String FRIEND = "222222222222";
    static final String PUBLISHING = ".* POST /2018-10-31/layers/[a-z]+/versions";
    static final String GRANTING = ".* POST /2018-10-31/layers/[a-z]+/versions/[0-9]+/policy";
    static final String NAMING = ".* POST /AmazonSSM.PutParameter";

    private static final String PREFIX = "/acme/layers";
    private static final Pattern OUTPUT = Pattern.compile("(?:published|unchanged) (arn:\\S+)");
    private static final Pattern SURPLUS = Pattern.compile("surplus: (arn:\\S+)");

    private final Emulator emulator;
    private final FaultProxy proxy;
    private final String account;
    private final Path repository;

    private ThreeLayers(Emulator emulator, FaultProxy proxy, String account, Path repository) {
        this.emulator = emulator;
        this.proxy = proxy;
        this.account = account;
        this.repository = repository;
    }

    /** A repository in which they were built, and an account that has nothing. */
    static ThreeLayers build(Path repository, Emulator emulator, FaultProxy proxy, String account) throws IOException {
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        Map<String, String> contents = new TreeMap<>();
        LAYERS.forEach(layer -> contents.put(layer, "content of " + layer));
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), contents);
        return new ThreeLayers(emulator, proxy, account, repository);
    }

    String account() {
        return account;
    }

    Path repository() {
        return repository;
    }

    Path journal() {
        return repository.resolve("layers/target/lambda/layer-journal.jsonl");
    }

    void meet(List<Map<String, Object>> rules) throws IOException, InterruptedException {
        proxy.meet(account, rules);
    }

    CommandLine.Outcome publish(String... more) throws IOException, InterruptedException {
        return startPublish(more).end();
    }

    /** Through the proxy. */
    CommandLine.Running startPublish(String... more) throws IOException {
        return new CommandLine(repository, proxy.endpoint(), account).startPublisher(arguments(more));
    }

    /** The same where no file can grow beyond a number of blocks of 1,024 bytes. */
    CommandLine.Running startPublishWithFilesOf(int blocks) throws IOException {
        return new CommandLine(repository, proxy.endpoint(), account)
                .startPublisherIn(List.of("bash", "-c", "ulimit -f " + blocks + "; exec \"$0\" \"$@\""), arguments());
    }

    private static String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("publish", "--region", String.join(",", REGIONS), "--grant", FRIEND, "--ssm-prefix", PREFIX));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** Publishes until a request is held there, and kills the program. */
    CommandLine.Outcome publishAndKill(Map<String, Object> holding, String... more)
            throws IOException, InterruptedException {
        meet(List.of(holding));
        CommandLine.Running publisher = startPublish(more);
        proxy.awaitHeld(account, publisher.process());
        publisher.process().destroyForcibly();
        CommandLine.Outcome outcome = publisher.end();
        meet(List.of());
        return outcome;
    }

    static Set<String> output(CommandLine.Outcome outcome) {
        return found(OUTPUT, outcome);
    }

    static Set<String> surplus(CommandLine.Outcome outcome) {
        return found(SURPLUS, outcome);
    }

    private static Set<String> found(Pattern pattern, CommandLine.Outcome outcome) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(outcome.output()).results().forEach(result -> found.add(result.group(1)));
        return found;
    }

    /** One version is published everywhere, granted, named and recorded, and no other was ever output. */
    void assertOneVersionEach(CommandLine.Outcome... outcomes) throws Exception {
        Map<String, Set<String>> published = published();
        assertThat(published)
                .hasSize(PLACES)
                .allSatisfy((arn, granted) -> assertThat(granted).containsExactly(FRIEND));
        Set<String> output = new TreeSet<>();
        for (CommandLine.Outcome outcome : outcomes) {
            output.addAll(output(outcome));
            assertThat(surplus(outcome)).isEmpty();
        }
        assertThat(output).isEqualTo(published.keySet());
        assertThat(recorded()).isEqualTo(published.keySet());
        Map<String, String> parameters = parameters();
        assertThat(parameters).hasSize(2 * PLACES);
        published
                .keySet()
                .forEach(arn -> assertThat(parameters)
                        .containsEntry(arn.split(":", -1)[3] + PREFIX + "/" + arn.split(":", -1)[6] + "/latest", arn));
        assertThat(Set.copyOf(parameters.values())).isEqualTo(published.keySet());
    }

    /** What the lock file has. */
    Set<String> recorded() throws Exception {
        Set<String> arns = new TreeSet<>();
        for (LockedLayer layer : new LockFile(repository.resolve("lambda-layers.lock.json")).read()) {
            arns.add(layer.arn());
        }
        return arns;
    }

    /** What the emulator has, asked without the proxy: every version's ARN, and whom it is granted to. */
    Map<String, Set<String>> published() throws IOException {
        Map<String, Set<String>> published = new TreeMap<>();
        for (String region : REGIONS) {
            try (LambdaClient lambda = LambdaClient.builder()
                    .endpointOverride(emulator.endpoint())
                    .region(Region.of(region))
                    .credentialsProvider(credentials())
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

    /** The versions that anybody was granted. */
    static Set<String> granted(Map<String, Set<String>> published) {
        Set<String> granted = new TreeSet<>();
        published.forEach((arn, to) -> {
            if (!to.isEmpty()) {
                granted.add(arn);
            }
        });
        return granted;
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

    /** The values of all parameters below the prefix, by Region and name. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (String region : REGIONS) {
            try (SsmClient ssm = SsmClient.builder()
                    .endpointOverride(emulator.endpoint())
                    .region(Region.of(region))
                    .credentialsProvider(credentials())
                    .httpClient(UrlConnectionHttpClient.create())
                    .build()) {
                ssm.getParametersByPathPaginator(request -> request.path(PREFIX).recursive(true)).stream()
                        .flatMap(page -> page.parameters().stream())
                        .forEach(parameter -> parameters.put(region + parameter.name(), parameter.value()));
            }
        }
        return parameters;
    }

    /** One in each Region: {@code <prefix>-<account>-<region>}. */
    void createBuckets(String prefix) {
        for (String region : REGIONS) {
            try (S3Client s3 = s3(emulator, account, region)) {
                s3.createBucket(request -> request.bucket(prefix + "-" + account + "-" + region));
            }
        }
    }

    static S3Client s3(Emulator emulator, String account, String region) {
        return S3Client.builder()
                .endpointOverride(emulator.endpoint())
                .forcePathStyle(true)
                .region(Region.of(region))
                .credentialsProvider(credentials(account))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private StaticCredentialsProvider credentials() {
        return credentials(account);
    }

    private static StaticCredentialsProvider credentials(String account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account, CommandLine.SECRET));
    }
}
