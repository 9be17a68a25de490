package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.LayerCheck;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;

/** Chooses how a zip gets to Lambda: in the call while it fits, else through a bucket. */
final class LayerSource {
    private final Target target;
    private final Optional<LayerBucket> bucket;

    LayerSource(Target target, Optional<LayerBucket> bucket) {
        this.target = target;
        this.bucket = bucket;
    }

    LayerVersionContentInput content(LayerUpload upload) throws IOException, InterruptedException {
        long bytes = upload.layer().zip().zippedBytes();
        if (bucket.isPresent()
                && (bytes > LayerCheck.DIRECT_BYTES || bucket.get().always())) {
            return bucket.get().put(upload);
        }
        if (bytes > LayerCheck.DIRECT_BYTES) {
            throw new IOException("layer " + upload.layer().name() + " is too large for a call in " + target
                    + ", and there is no bucket");
        }
        return LayerVersionContentInput.builder()
                .zipFile(SdkBytes.fromByteArrayUnsafe(Files.readAllBytes(upload.zip())))
                .build();
    }

    void close() {
        bucket.ifPresent(LayerBucket::close);
    }
}
