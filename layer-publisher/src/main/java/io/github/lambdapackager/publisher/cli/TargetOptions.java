package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.lambda.AwsSettings;
import io.github.lambdapackager.publisher.lambda.BucketSettings;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.run.Destination;
import io.github.lambdapackager.publisher.run.PublishOptions;
import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--bucket",
            paramLabel = "<name>",
            description = "Bucket for what is larger than 50 MB, and for locks: {region} and {account} are replaced.")
    private Optional<String> bucket = Optional.empty();

    @Option(
            names = "--bucket-prefix",
            defaultValue = "layers/",
            paramLabel = "<prefix>",
            description = "What keys in the bucket start with (default: ${DEFAULT-VALUE}).")
    private String bucketPrefix = "layers/";

    @Option(names = "--kms-key", paramLabel = "<arn>", description = "Key that encrypts what is put into the bucket.")
    private Optional<String> kmsKey = Optional.empty();

    @Option(
            names = "--s3-reference",
            description =
                    "Lets Lambda use the objects in place (S3ObjectStorageMode=REFERENCE) instead of copies, which"
                            + " count against the code storage. The bucket has to be versioned.")
    private boolean reference;

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
                        mfaSerial.map(serial -> new AwsSettings.Mfa(serial, TargetOptions::mfaCode)),
                        bucket.map(template -> new BucketSettings(template, bucketPrefix, kmsKey, reference)),
                        AwsSettings.CALLS_PER_SECOND));
    }

    int threads() {
        return threads;
    }

    private static String mfaCode() {
        Optional<String> given = Optional.ofNullable(System.getenv("LAYER_PUBLISHER_MFA_CODE"));
        Optional<Console> console = Optional.ofNullable(System.console());
        return given.or(() -> console.map(terminal -> String.valueOf(terminal.readPassword("MFA code: "))))
                .orElse("");
    }
}
