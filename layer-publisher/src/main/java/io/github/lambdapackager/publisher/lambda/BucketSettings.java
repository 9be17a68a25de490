package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import java.util.Optional;

/**
 * Where zips are put that are too large for a call.
 *
 * @param template the bucket's name, with {@code {region}} and {@code {account}}: it has to be in the layer's Region
 * @param prefix of the objects' keys, {@code ""} or ending in {@code /}
 * @param kmsKey that objects are encrypted with, instead of the bucket's own default
 * @param reference whether Lambda uses the object in place ({@code S3ObjectStorageMode=REFERENCE}) instead of a copy
 */
public record BucketSettings(String template, String prefix, Optional<String> kmsKey, boolean reference) {
    String bucket(Target target) {
        return template.replace("{region}", target.region()).replace("{account}", target.account());
    }
}
