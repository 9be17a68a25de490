package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.LockedLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The publisher against servers that nobody here wrote, and Amazon's own command line as a second client. */
class PublishIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish");
    private static final String REGIONS = "eu-west-1,us-east-1";

    private static Emulator ministack;
    private static Moto moto;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-emulator"));
        moto = Moto.start(MavenBuild.TARGET.resolve("publish-moto"));
    }

    @AfterAll
    static void stopServers() {
        ministack.close();
        moto.close();
    }

    @Test
    void ministackGetsEachContentOnce() throws Exception {
        Path repository = repository("ministack", Map.of("shared", "one", "other", "two"));
        try (CountingProxy proxy = CountingProxy.start(ministack.endpoint())) {
            CommandLine shell = new CommandLine(repository, proxy.endpoint());
            String[] publish = {"publish", "--region", REGIONS, "--grant", "222222222222,o-abcdefghij"};

            CommandLine.Outcome first = shell.publisher(publish);
            List<String> firstWrites = proxy.takeWrites();
            CommandLine.Outcome again = shell.publisher(publish);
            List<String> writesAgain = proxy.takeWrites();
            Files.delete(repository.resolve("layers/target/lambda/layer-journal.jsonl"));
            Files.delete(repository.resolve("lambda-layers.lock.json"));
            CommandLine.Outcome secondMachine = shell.publisher(publish);
            List<String> writesOfSecondMachine = proxy.takeWrites();
            build(repository, Map.of("shared", "one, bumped", "other", "two"));
            shell.publisher(publish);
            List<String> writesOfBump = proxy.takeWrites();

            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(firstWrites).filteredOn(PublishIT::isPublishing).hasSize(4);
            assertThat(again.output()).contains("0 published, 0 granted, 4 unchanged, 0 failed");
            assertThat(writesAgain).isEmpty();
            assertThat(secondMachine.output()).contains("0 published, 0 granted, 4 unchanged, 0 failed");
            assertThat(writesOfSecondMachine).isEmpty();
            assertThat(writesOfBump)
                    .filteredOn(PublishIT::isPublishing)
                    .containsExactly(
                            "POST /2018-10-31/layers/shared/versions", "POST /2018-10-31/layers/shared/versions");
            assertThat(new LockFile(repository.resolve("lambda-layers.lock.json")).read())
                    .extracting(LockedLayer::arn)
                    .containsExactly(
                            arn("eu-west-1", "other", 1),
                            arn("eu-west-1", "shared", 2),
                            arn("us-east-1", "other", 1),
                            arn("us-east-1", "shared", 2));
            assertThat(first.output() + again.output() + secondMachine.output()).doesNotContain(CommandLine.SECRET);
        }
    }

    @Test
    void motoGetsEachContentOnce() throws Exception {
        Path repository = repository("moto", Map.of("shared", "one", "other", "two"));
        try (CountingProxy proxy = CountingProxy.start(moto.endpoint())) {
            CommandLine shell = new CommandLine(repository, proxy.endpoint());
            String[] publish = {"publish", "--grant", "222222222222"};

            CommandLine.Outcome first = shell.publisher(publish);
            List<String> firstWrites = proxy.takeWrites();
            Files.delete(repository.resolve("layers/target/lambda/layer-journal.jsonl"));
            Files.delete(repository.resolve("lambda-layers.lock.json"));
            CommandLine.Outcome again = shell.publisher(publish);
            List<String> writesAgain = proxy.takeWrites();
            build(repository, Map.of("shared", "one, bumped", "other", "two"));
            shell.publisher(publish);

            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(firstWrites).filteredOn(PublishIT::isPublishing).hasSize(2);
            assertThat(again.output()).contains("0 published, 0 granted, 2 unchanged, 0 failed");
            assertThat(writesAgain).isEmpty();
            assertThat(proxy.takeWrites())
                    .filteredOn(PublishIT::isPublishing)
                    .containsExactly("POST /2018-10-31/layers/shared/versions");
        }
    }

    @Test
    void amazonsCommandLineFindsWhatWasPublished() throws Exception {
        Path repository = repository("second-client", Map.of("found", "content to find"));
        CommandLine shell = new CommandLine(repository, ministack.endpoint());
        CommandLine.Outcome outcome = shell.publisher(
                "publish", "--grant", "222222222222,o-abcdefghij", "--label", "1.4.0", "--ssm-prefix", "/acme/layers");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();

        JsonNode version =
                json(shell.aws("lambda", "get-layer-version", "--layer-name", "found", "--version-number", "1"));
        ContentDigest digest = LayerSamples.digest("content to find");
        String humanVersion = "1.4.0-" + digest.sha256Hex().substring(0, 12);
        assertThat(version.path("Description").asText()).startsWith(humanVersion + " " + digest + " zip:");
        assertThat(version.path("CompatibleRuntimes").path(0).asText()).isEqualTo("java21");
        assertThat(downloadedDigest(version.path("Content").path("Location").asText()))
                .isEqualTo(digest);

        JsonNode policy = json(
                json(shell.aws("lambda", "get-layer-version-policy", "--layer-name", "found", "--version-number", "1"))
                        .path("Policy")
                        .asText());
        assertThat(policy.path("Statement"))
                .extracting(statement -> statement.path("Sid").asText())
                .containsExactlyInAnyOrder("lambda-packager-222222222222", "lambda-packager-o-abcdefghij");
        // Only this emulator keeps the condition: moto would let everybody in.
        assertThat(policy.path("Statement"))
                .filteredOn(statement -> statement.path("Sid").asText().endsWith("o-abcdefghij"))
                .singleElement()
                .satisfies(statement ->
                        assertThat(statement.path("Condition").toString()).contains("\"o-abcdefghij\""));

        for (String name : List.of(humanVersion, "latest")) {
            assertThat(json(shell.aws("ssm", "get-parameter", "--name", "/acme/layers/found/" + name))
                            .path("Parameter")
                            .path("Value")
                            .asText())
                    .isEqualTo(arn("eu-west-1", "found", 1));
        }
    }

    @Test
    void whatIsTooLargeForACallGoesThroughABucket() throws Exception {
        Path repository = repository("bucket", Map.of());
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), "large", new byte[53_000_000]);
        CommandLine shell = new CommandLine(repository, ministack.endpoint());
        shell.aws(
                "s3api",
                "create-bucket",
                "--bucket",
                "artifacts-eu-west-1",
                "--create-bucket-configuration",
                "LocationConstraint=eu-west-1");

        CommandLine.Outcome refused = shell.publisher("publish");
        CommandLine.Outcome published = shell.publisher("publish", "--bucket", "artifacts-{region}", "--lock");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.output()).contains("more than the 52,428,800 that Lambda takes without S3");
        assertThat(published.exitCode()).as(published.output()).isZero();
        assertThat(json(shell.aws("lambda", "get-layer-version", "--layer-name", "large", "--version-number", "1"))
                        .path("Content")
                        .path("CodeSize")
                        .asLong())
                .isGreaterThan(52_428_800);
        // The lock was given back.
        assertThat(json(shell.aws("s3api", "list-objects-v2", "--bucket", "artifacts-eu-west-1"))
                        .path("Contents"))
                .singleElement()
                .satisfies(object -> assertThat(object.path("Key").asText()).matches("layers/[0-9a-f]{64}\\.zip"));
    }

    @Test
    void pruningLeavesWhatAFunctionUses() throws Exception {
        Path repository = repository("prune", Map.of("pruned", "0"));
        CommandLine shell = new CommandLine(repository, ministack.endpoint());
        shell.publisher("publish");
        shell.aws(
                "lambda",
                "create-function",
                "--function-name",
                "user",
                "--runtime",
                "java21",
                "--handler",
                "com.example.Orders",
                "--role",
                "arn:aws:iam::" + CommandLine.ACCOUNT + ":role/orders",
                "--zip-file",
                "fileb://" + repository.resolve("layers/target/lambda/pruned.zip"),
                "--layers",
                arn("eu-west-1", "pruned", 1));
        for (String content : List.of("1", "2")) {
            build(repository, Map.of("pruned", content));
            shell.publisher("publish");
        }

        CommandLine.Outcome pruned = shell.publisher("prune", "--keep", "1", "--older-than", "0", "--apply");

        assertThat(pruned.output())
                .contains("version 1 kept: a function uses it")
                .contains("version 2 deleted")
                .contains("version 3 kept: a lock file names it");
        assertThat(json(shell.aws("lambda", "list-layer-versions", "--layer-name", "pruned"))
                        .path("LayerVersions"))
                .extracting(version -> version.path("Version").asLong())
                .containsExactlyInAnyOrder(1L, 3L);
        assertThat(shell.publisher("status").exitCode()).isZero();
    }

    @Test
    void theGoalPublishesFromAChildDirectoryToo() throws Exception {
        TinyProject project = TinyProject.write("publish-goal", "", "");
        project.file(".mvn/maven.config", "\n");
        Path child = project.folder().resolve("child");
        Files.createDirectories(child);
        Files.writeString(
                child.resolve("pom.xml"),
                Files.readString(project.folder().resolve("pom.xml"))
                        .replace("<artifactId>orders</artifactId>", "<artifactId>child</artifactId>"));
        build(project.folder(), Map.of("goal", "one"));
        CommandLine shell = new CommandLine(project.folder(), ministack.endpoint());

        MavenBuild.Outcome dry =
                project.maven("lambda:publish-layer", "-Dlambda.target=file:registry", "-Dlambda.dryRun");
        MavenBuild.Outcome rehearsed = project.maven("lambda:publish-layer", "-Dlambda.target=file:registry");
        MavenBuild.Outcome published = MavenBuild.run(
                child,
                MavenBuild.MAVEN_HOME,
                List.of("lambda:publish-layer", "lambda:layer-status", "lambda:prune-layers"),
                request -> shell.environment().forEach(request::addShellEnvironment));

        assertThat(dry.log()).contains("[INFO] 1 to publish, 0 unchanged, 0 to grant");
        assertThat(rehearsed.exitCode()).as(String.join("\n", rehearsed.log())).isZero();
        assertThat(project.folder().resolve("registry/000000000000/us-east-1/layers/goal/1/layer.zip"))
                .exists();
        assertThat(published.exitCode()).as(String.join("\n", published.log())).isZero();
        assertThat(published.log())
                .anyMatch(line -> line.contains("published " + arn("eu-west-1", "goal", 1)))
                .contains("[INFO] 0 of 1 versions would be deleted")
                .noneMatch(line -> line.contains(CommandLine.SECRET));
        assertThat(new LockFile(project.folder().resolve("lambda-layers.lock.json")).read())
                .extracting(LockedLayer::arn)
                .containsExactly("arn:aws:lambda:us-east-1:000000000000:layer:goal:1", arn("eu-west-1", "goal", 1));
    }

    private static boolean isPublishing(String request) {
        return request.startsWith("POST ") && request.endsWith("/versions");
    }

    private static String arn(String region, String layer, int number) {
        return "arn:aws:lambda:" + region + ":" + CommandLine.ACCOUNT + ":layer:" + layer + ":" + number;
    }

    /** A folder that looks like a repository in which the layers were built. */
    private static Path repository(String name, Map<String, String> contentByLayer) throws IOException {
        Path repository = WORK.resolve(name);
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        build(repository, contentByLayer);
        return repository;
    }

    private static void build(Path repository, Map<String, String> contentByLayer) throws IOException {
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), contentByLayer);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static ContentDigest downloadedDigest(String location) throws IOException, InterruptedException {
        byte[] zip = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                entries.put(entry.getName(), stream.readAllBytes());
            }
        }
        return ContentDigest.of(entries);
    }
}
