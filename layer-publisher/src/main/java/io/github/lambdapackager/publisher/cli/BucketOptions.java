package io.github.lambdapackager.publisher.cli;

import io.github.lambdapackager.publisher.lambda.BucketSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where large zips and locks go. */
final class BucketOptions {
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
    private String prefix = "layers/";

    @Option(names = "--kms-key", paramLabel = "<arn>", description = "Key that encrypts what is put into the bucket.")
    private Optional<String> kmsKey = Optional.empty();

    @Option(
            names = "--s3-reference",
            description =
                    "Lets Lambda use the objects in place (S3ObjectStorageMode=REFERENCE) instead of copies, which"
                            + " count against the code storage. The bucket has to be versioned.")
    private boolean reference;

    Optional<BucketSettings> settings() {
        return bucket.map(template -> new BucketSettings(template, prefix, kmsKey, reference));
    }
}
