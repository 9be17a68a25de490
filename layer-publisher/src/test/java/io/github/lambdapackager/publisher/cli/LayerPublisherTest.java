package io.github.lambdapackager.publisher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayerPublisherTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:layer:shared:";

    @TempDir
    private Path repository;

    @BeforeEach
    void markTheRoot() throws IOException {
        Files.createDirectory(repository.resolve(".mvn"));
    }

    @Test
    void aLaptopPublishesIntoAFolder() throws Exception {
        String manifest = build("one");

        Outcome first = publish(manifest);
        Outcome second = publish(manifest);

        assertThat(first.code).isZero();
        assertThat(first.out)
                .contains("published " + ARN + "1")
                .contains("1 published, 0 granted, 0 unchanged, 0 failed");
        assertThat(second.out)
                .contains("unchanged " + ARN + "1")
                .contains("0 published, 0 granted, 1 unchanged, 0 failed");
        assertThat(repository.resolve("lambda-layers.lock.json")).content().contains(ARN + "1");
    }

    @Test
    void aDryRunShowsThePlanAndWritesNothing() throws Exception {
        Outcome outcome = publish(build("one"), "--dry-run", "--grant", "222222222222");

        assertThat(outcome.out)
                .contains("shared                new (1-", ", to grant to account 222222222222")
                .contains("1 to publish, 0 unchanged, 1 to grant");
        assertThat(repository.resolve("registry")).doesNotExist();
        assertThat(repository.resolve("lambda-layers.lock.json")).doesNotExist();
    }

    @Test
    void aPipelineReadsJson() throws Exception {
        Outcome outcome = publish(build("one"), "--json", "--label", "1.4.0");

        String human = "1.4.0-" + LayerSamples.digest("one").sha256Hex().substring(0, 12);
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.out).isEqualTo("""
                {
                  "dryRun": false,
                  "plan": [
                    {
                      "account": "000000000000",
                      "region": "us-east-1",
                      "layer": "shared",
                      "action": "publish",
                      "digest": "%1$s",
                      "humanVersion": "%2$s",
                      "grant": [],
                      "grantedUnasked": [],
                      "surplus": []
                    }
                  ],
                  "outcomes": [
                    {
                      "account": "000000000000",
                      "region": "us-east-1",
                      "layer": "shared",
                      "published": true,
                      "digest": "%1$s",
                      "humanVersion": "%2$s",
                      "version": 1,
                      "arn": "arn:aws:lambda:us-east-1:000000000000:layer:shared:1",
                      "granted": [],
                      "parameters": [],
                      "surplus": []
                    }
                  ]
                }
                """.formatted(LayerSamples.digest("one"), human));
    }

    @Test
    void grantsBeyondWhatWasAskedForAreShown() throws Exception {
        String manifest = build("one");
        publish(manifest, "--grant", "222222222222,o-abcdefghij");

        Outcome outcome = publish(manifest, "--grant", "222222222222", "--dry-run");

        assertThat(outcome.out).contains("  also granted to organization o-abcdefghij, which was not asked for");
    }

    @Test
    void statusEndsWithFiveUntilEverythingFits() throws Exception {
        String manifest = build("one");
        Outcome before = run("status", manifest, "--target", target());
        publish(manifest);
        Outcome after = run("status", manifest, "--target", target());
        build("two");
        Outcome behind = run("status", manifest, "--target", target());

        assertThat(List.of(before.code, after.code, behind.code)).containsExactly(5, 0, 5);
        assertThat(before.out).contains("not published, 0 in all").contains("  drift: what was built is not published");
        assertThat(after.out).contains("version 1 (1-").doesNotContain("drift");
        assertThat(behind.out).contains("  drift: the lock file has another content than what was built");
    }

    @Test
    void pruningDeletesWhatNothingRefersTo() throws Exception {
        String manifest = build("one");
        publish(manifest, "--grant", "222222222222");
        for (String content : List.of("two", "three", "four")) {
            build(content);
            publish(manifest);
        }
        String[] prune = {"prune", manifest, "--target", target(), "--keep", "1", "--older-than", "0"};

        Outcome dry = run(prune);
        List<String> apply = new ArrayList<>(List.of(prune));
        apply.add("--apply");
        Outcome real = run(apply.toArray(String[]::new));

        assertThat(dry.out)
                .contains("version 1 kept: it is granted to account 222222222222")
                .contains("version 2 to delete")
                .contains("version 3 to delete")
                .contains("version 4 kept: a lock file names it")
                .contains("2 of 4 versions would be deleted");
        assertThat(real.out).contains("version 2 deleted").contains("2 of 4 versions to delete, 2 deleted");
        build("five");
        assertThat(publish(manifest).out).contains("published " + ARN + "5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            --target=ftp:x     | target: "ftp:x" is unknown                                    | write aws, or file: and a folder, such as file:registry
            --grant=*          | grant: "*" would make the layers public                       | if that is meant, say --public (-Dlambda.public)
            --grant=acme       | grant: "acme" is neither an account nor an organization       | write 12 digits, or o- and the organization's id
            --label=1+2        | label: "1+2" cannot be part of a parameter's name             | write 1 to 64 letters, digits, dots, hyphens and underscores
            --ssm-prefix=acme  | SSM prefix: "acme" is no path of parameters                   | write it like /acme/layers, without a slash at its end
            --role=acme        | role: "acme" is no role's ARN                                 | write arn:aws:iam::<account>:role/<name>
            --region=Frankfurt | target: region "Frankfurt" is not of the form eu-west-1       | correct the Regions or roles
            """)
    void whatIsWrongIsSaidWithItsRemedy(String option, String problem, String remedy) throws Exception {
        Outcome outcome =
                option.startsWith("--target") ? run("publish", build("one"), option) : publish(build("one"), option);

        assertThat(outcome.code).isEqualTo(3);
        assertThat(outcome.err.strip()).isEqualTo(problem + "\n  → " + remedy);
        assertThat(repository.resolve("registry")).doesNotExist();
    }

    @Test
    void pruningKeepsAtLeastOne() throws Exception {
        assertThat(run("prune", build("one"), "--target", target(), "--keep", "0")
                        .err
                        .strip())
                .isEqualTo("retention: to keep 0 versions would leave nothing of a layer\n"
                        + "  → write --keep 1 (-Dlambda.prune.keep=1) or more");
    }

    @Test
    void nothingUnprovenIsPublishedUnlessThatIsMeant() throws Exception {
        Path manifest = LayerSamples.manifest(output(), Map.of("shared", "one"), Optional.empty());

        assertThat(publish(manifest.toString()).code).isEqualTo(3);
        assertThat(publish(manifest.toString(), "--allow-unverified").code).isZero();
    }

    @Test
    void whatWasPublishedIsExported() throws Exception {
        publish(build("one"));

        Outcome properties = run("export", manifestFile(), "--format", "properties");
        Outcome yaml = run("export", manifestFile(), "--format", "yaml");

        assertThat(properties.out).contains("000000000000.us-east-1.shared.arn=" + ARN + "1\n");
        assertThat(yaml.out).startsWith("\"000000000000\":\n  us-east-1:\n    shared:\n      digest: ");
    }

    @Test
    void thePolicyHasNoRightThatIsNotNeeded() {
        Outcome outcome = run("iam-policy", "--layer", "shared", "--account", "111111111111", "--region", "eu-west-1");

        assertThat(outcome.out).isEqualTo("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "List",
                      "Effect": "Allow",
                      "Action": [
                        "lambda:ListLayerVersions"
                      ],
                      "Resource": [
                        "*"
                      ]
                    },
                    {
                      "Sid": "Publish",
                      "Effect": "Allow",
                      "Action": [
                        "lambda:PublishLayerVersion"
                      ],
                      "Resource": [
                        "arn:aws:lambda:eu-west-1:111111111111:layer:shared"
                      ]
                    },
                    {
                      "Sid": "Versions",
                      "Effect": "Allow",
                      "Action": [
                        "lambda:GetLayerVersion"
                      ],
                      "Resource": [
                        "arn:aws:lambda:eu-west-1:111111111111:layer:shared:*"
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void rightsForALockNeedItsBucket() {
        Outcome outcome = run("iam-policy", "--locking");

        assertThat(outcome.code).isEqualTo(3);
        assertThat(outcome.err.strip())
                .isEqualTo("lock: there is no bucket that it could be in\n  → name it with --bucket, as for publish");
    }

    @Test
    void theShellGetsACompletionScript() {
        assertThat(run("generate-completion").out).contains("complete -F _complete_layer-publisher");
    }

    @Test
    void aWrongCommandLineEndsWithTwo() {
        assertThat(run("publish", "--no-such-option").code).isEqualTo(2);
    }

    @Test
    void aPathThatIsNoManifestIsRefused() {
        Outcome outcome = run("publish", repository.resolve("none.json").toString(), "--target", target());

        assertThat(outcome.code).isEqualTo(3);
        assertThat(outcome.err).contains("there is no such file\n  → run mvn package, which writes it");
    }

    private String build(String content) throws IOException {
        return LayerSamples.manifest(output(), Map.of("shared", content)).toString();
    }

    private Path output() {
        return repository.resolve("layers/target/lambda");
    }

    private String manifestFile() {
        return output().resolve("manifest.json").toString();
    }

    private String target() {
        return "file:" + repository.resolve("registry");
    }

    private Outcome publish(String manifest, String... more) {
        List<String> arguments = new ArrayList<>(List.of("publish", manifest, "--target", target()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = LayerPublisher.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private record Outcome(int code, String out, String err) {}
}
