package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Waits for calls to S3, which the SDK repeats by itself: none of them does harm when it is made twice. */
final class S3Calls {
    static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final Target target;

    S3Calls(Target target) {
        this.target = target;
    }

    /** @throws NoSuchKeyException when there is no such object */
    <T> T await(String what, CompletableFuture<T> call) throws IOException, InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoSuchKeyException missing) {
                throw missing;
            }
            if (e.getCause() instanceof SdkException failure) {
                throw new IOException(new AwsFailure(failure).message(what, target), e);
            }
            throw new IOException(what + " in " + target + ": " + e.getCause(), e);
        }
    }

    /** The same for a call with a condition: false when the condition did not hold. */
    boolean holds(String what, CompletableFuture<?> call) throws IOException, InterruptedException {
        try {
            await(what, call);
            return true;
        } catch (IOException e) {
            if (e.getCause() instanceof ExecutionException failure
                    && failure.getCause() instanceof S3Exception answer
                    && (answer.statusCode() == PRECONDITION_FAILED || answer.statusCode() == CONFLICT)) {
                return false;
            }
            throw e;
        }
    }
}
