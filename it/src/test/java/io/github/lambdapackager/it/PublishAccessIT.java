package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.manifest.LockFile;
import io.github.lambdapackager.publisher.model.LockedLayer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As whom layers are published, what is encrypted with which key, and that no secret is ever written down. */
class PublishAccessIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-access");
    private static final String DEVICE = "arn:aws:iam::" + CommandLine.ACCOUNT + ":mfa/ada";
    private static final String ROLES = "arn:aws:iam::222222222222:role/layers,arn:aws:iam::333333333333:role/layers";
    private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/0d8a1b5e-0000-4000-8000-000000000001";

    private static Emulator ministack;
    private static Moto moto;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-access-emulator"));
        moto = Moto.start(MavenBuild.TARGET.resolve("publish-access-moto"));
    }

    @AfterAll
    static void stopServers() {
        moto.close();
        ministack.close();
    }

    @Test
    void ministackGivesTheRolesOfTwoAccounts() throws Exception {
        assertThatRolesPublishToTheirAccounts("ministack", ministack.endpoint());
    }

    @Test
    void motoGivesTheRolesOfTwoAccounts() throws Exception {
        assertThatRolesPublishToTheirAccounts("moto", moto.endpoint());
    }

    private static void assertThatRolesPublishToTheirAccounts(String name, URI server) throws Exception {
        Path repository = repository(name);
        try (CountingProxy proxy = CountingProxy.start(server)) {
            CommandLine.Outcome outcome = new CommandLine(repository, proxy.endpoint())
                    .with("LAYER_PUBLISHER_MFA_CODE", "123456")
                    .publisher("publish", "--role", ROLES, "--external-id", "acme", "--mfa-serial", DEVICE);

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(recorded(repository))
                    .containsExactly(
                            "arn:aws:lambda:eu-west-1:222222222222:layer:shared:1",
                            "arn:aws:lambda:eu-west-1:333333333333:layer:shared:1");
            assertThatTheSecondFactorWasUsed(proxy.takeForms());
        }
    }

    /** The code buys one session, which both roles are assumed with. */
    private static void assertThatTheSecondFactorWasUsed(List<Map<String, String>> forms) {
        assertThat(forms)
                .filteredOn("Action", "GetSessionToken")
                .singleElement()
                .satisfies(form ->
                        assertThat(form).containsEntry("SerialNumber", DEVICE).containsEntry("TokenCode", "123456"));
        assertThat(forms)
                .filteredOn("Action", "AssumeRole")
                .hasSize(2)
                .allSatisfy(form -> assertThat(form).containsEntry("ExternalId", "acme"));
    }

    @Test
    void aGoalTakesTheSecondFactorAndWritesNoSecret() throws Exception {
        TinyProject project = TinyProject.write("publish-access/goal", "", "");
        project.file(".mvn/maven.config", "\n");
        LayerSamples.manifest(project.folder().resolve("layers/target/lambda"), Map.of("shared", "one"));
        try (CountingProxy proxy = CountingProxy.start(ministack.endpoint())) {
            CommandLine shell = new CommandLine(project.folder(), proxy.endpoint());
            List<String> arguments = List.of(
                    "-X",
                    "lambda:publish-layer",
                    "-Dlambda.regions=eu-west-2",
                    "-Dlambda.roles=" + ROLES,
                    "-Dlambda.externalId=acme",
                    "-Dlambda.mfaSerial=" + DEVICE);

            MavenBuild.Outcome refused = MavenBuild.run(
                    project.folder(),
                    MavenBuild.MAVEN_HOME,
                    arguments,
                    request -> shell.environment().forEach(request::addShellEnvironment));
            MavenBuild.Outcome published = MavenBuild.run(
                    project.folder(),
                    MavenBuild.MAVEN_HOME,
                    Stream.concat(arguments.stream(), Stream.of("-Dlambda.mfaCode=123456"))
                            .toList(),
                    request -> shell.environment().forEach(request::addShellEnvironment));

            assertThat(String.join("\n", refused.log()))
                    .contains("MFA code: there are no six digits for " + DEVICE)
                    .contains("→ set LAYER_PUBLISHER_MFA_CODE (or -Dlambda.mfaCode), or run it on a terminal");
            assertThat(published.exitCode())
                    .as(String.join("\n", published.log()))
                    .isZero();
            assertThat(recorded(project.folder())).hasSize(2);
            assertThatTheSecondFactorWasUsed(proxy.takeForms());
            List<String> secrets = new ArrayList<>(proxy.takeIssued());
            // Of the session, and of two roles.
            assertThat(secrets).hasSize(6);
            secrets.add(CommandLine.SECRET);
            assertThat(published.log())
                    .filteredOn(line -> secrets.stream().anyMatch(line::contains))
                    .isEmpty();
            for (String secret : secrets) {
                assertThatNoFileHas(project.folder(), secret);
            }
        }
    }

    @Test
    void whatGoesThroughABucketIsEncryptedWithTheKeyAndCanStayThere() throws Exception {
        Path repository = repository("key");
        try (CountingProxy proxy = CountingProxy.start(ministack.endpoint())) {
            CommandLine shell = new CommandLine(repository, proxy.endpoint());
            shell.aws(
                    "s3api",
                    "create-bucket",
                    "--bucket",
                    "encrypted-eu-west-1",
                    "--create-bucket-configuration",
                    "LocationConstraint=eu-west-1");
            String[] publish = {"publish", "--bucket", "encrypted-{region}", "--s3-reference", "--kms-key", KEY};

            CommandLine.Outcome unversioned = shell.publisher(publish);
            shell.aws(
                    "s3api",
                    "put-bucket-versioning",
                    "--bucket",
                    "encrypted-eu-west-1",
                    "--versioning-configuration",
                    "Status=Enabled");
            CommandLine.Outcome published = shell.publisher(publish);

            assertThat(unversioned.exitCode()).isEqualTo(4);
            assertThat(unversioned.output())
                    .contains("bucket encrypted-eu-west-1 is not versioned, which S3ObjectStorageMode=REFERENCE needs")
                    .contains("→ switch its versioning on, or publish without --s3-reference");
            assertThat(published.exitCode()).as(published.output()).isZero();
            JsonNode object = json(shell.aws("s3api", "list-object-versions", "--bucket", "encrypted-eu-west-1"))
                    .path("Versions")
                    .path(0);
            JsonNode head = json(shell.aws(
                    "s3api",
                    "head-object",
                    "--bucket",
                    "encrypted-eu-west-1",
                    "--key",
                    object.path("Key").asText()));
            assertThat(head.path("ServerSideEncryption").asText()).isEqualTo("aws:kms");
            assertThat(head.path("SSEKMSKeyId").asText()).isEqualTo(KEY);
            // No emulator keeps the mode: this is what was asked.
            assertThat(proxy.takePublished()).singleElement().satisfies(request -> {
                JsonNode content = request.path("Content");
                assertThat(content.path("S3ObjectStorageMode").asText()).isEqualTo("REFERENCE");
                assertThat(content.path("S3ObjectVersion").asText())
                        .isNotEqualTo("null")
                        .isEqualTo(object.path("VersionId").asText());
                assertThat(content.has("ZipFile")).isFalse();
            });
            assertThatNoFileHas(repository, CommandLine.SECRET);
        }
    }

    private static void assertThatNoFileHas(Path folder, String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }

    private static Path repository(String name) throws IOException {
        Path repository = WORK.resolve(name);
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), Map.of("shared", "one"));
        return repository;
    }

    private static List<String> recorded(Path repository) throws Exception {
        return new LockFile(repository.resolve("lambda-layers.lock.json"))
                .read().stream().map(LockedLayer::arn).toList();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
