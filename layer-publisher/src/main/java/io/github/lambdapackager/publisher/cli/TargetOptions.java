package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.lambda.AwsSettings;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.run.Destination;
import io.github.lambdapackager.publisher.run.MfaCode;
import io.github.lambdapackager.publisher.run.PublishOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where to publish, and as whom. */
final class TargetOptions {
    @Option(
            names = "--target",
            defaultValue = "aws",
            paramLabel = "aws|file:<folder>",
            description = "AWS, or a folder that plays it (default: ${DEFAULT-VALUE}).")
    private String target = "aws";

    @Option(
            names = "--region",
            split = ",",
            paramLabel = "<region>",
            description = "Regions (default: the one that AWS's own tools would use).")
    private List<String> regions = List.of();

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "<arn>",
            description = "Roles to assume, one for each account (default: none, the credentials' own account).")
    private List<String> roles = List.of();

    @Option(names = "--profile", paramLabel = "<name>", description = "Profile of the shared AWS configuration.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--external-id", paramLabel = "<id>", description = "External id that the roles ask for.")
    private Optional<String> externalId = Optional.empty();

    @Option(
            names = "--mfa-serial",
            paramLabel = "<arn>",
            description = "Device of a second factor; its code is asked for, or taken from the variable"
                    + " LAYER_PUBLISHER_MFA_CODE.")
    private Optional<String> mfaSerial = Optional.empty();

    @Mixin
    private BucketOptions bucket = new BucketOptions();

    @Option(
            names = "--threads",
            defaultValue = "" + PublishOptions.THREADS,
            paramLabel = "<n>",
            description = "How many calls are made at the same time (default: ${DEFAULT-VALUE}).")
    private int threads = PublishOptions.THREADS;

    Destination destination() throws PublishingException {
        return Destination.parse(
                target,
                Path.of(""),
                new AwsSettings(
                        regions,
                        roles,
                        profile,
                        externalId,
                        mfaSerial.map(serial -> MfaCode.of(serial, Optional.empty(), true)),
                        bucket.settings(),
                        AwsSettings.CALLS_PER_SECOND));
    }

    int threads() {
        return threads;
    }
}
