package io.github.lambdapackager.publisher.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/** Remembers the ids of uploads in parts, which the transfer manager keeps to itself. */
final class StartedUploads implements ExecutionInterceptor {
    private final Map<String, String> idByKey = new ConcurrentHashMap<>();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof CreateMultipartUploadResponse started) {
            idByKey.put(started.key(), started.uploadId());
        }
    }

    /** The id of the upload that was started last for a key, once. */
    Optional<String> take(String key) {
        return Optional.ofNullable(idByKey.remove(key));
    }
}
