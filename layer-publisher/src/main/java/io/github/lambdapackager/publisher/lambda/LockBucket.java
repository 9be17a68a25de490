package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.Lease;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A lock that is an object in S3, which only one can create. Its age is told by S3's own clock; one that is too old was left
 * by a publisher that died, and is taken over.
 */
final class LockBucket {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration MARGIN = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Target target;
    private final String bucket;
    private final String key;
    private final S3AsyncClient s3;
    private final S3Calls calls;

    LockBucket(Target target, BucketSettings settings, S3AsyncClient s3) {
        this.target = target;
        this.bucket = settings.bucket(target);
        this.key = settings.prefix() + "locks/" + target + ".lock";
        this.s3 = s3;
        this.calls = new S3Calls(target);
    }

    /** Waits until the other publisher is done, or its lock has grown old. */
    Lease take() throws IOException, InterruptedException {
        String owner = UUID.randomUUID().toString();
        while (true) {
            long begun = System.nanoTime();
            if (create(owner)) {
                return new Held(owner, begun);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private boolean create(String owner) throws IOException, InterruptedException {
        PutObjectRequest.Builder put = PutObjectRequest.builder().bucket(bucket).key(key);
        if (calls.holds(what(), s3.putObject(put.ifNoneMatch("*").build(), AsyncRequestBody.fromString(owner)))) {
            return true;
        }
        Optional<ResponseBytes<GetObjectResponse>> present = read();
        if (present.isEmpty()) {
            return false;
        }
        if (present.get().asUtf8String().equals(owner)) {
            // The answer to the first try was lost, and the SDK's second one met our own object.
            return true;
        }
        return isOld(present.get().response())
                && calls.holds(
                        what(),
                        s3.putObject(
                                PutObjectRequest.builder()
                                        .bucket(bucket)
                                        .key(key)
                                        .ifMatch(present.get().response().eTag())
                                        .build(),
                                AsyncRequestBody.fromString(owner)));
    }

    private Optional<ResponseBytes<GetObjectResponse>> read() throws IOException, InterruptedException {
        try {
            return Optional.of(calls.await(
                    what(),
                    s3.getObject(request -> request.bucket(bucket).key(key), AsyncResponseTransformer.toBytes())));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static boolean isOld(GetObjectResponse response) {
        Optional<Instant> now = response.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        return now.isPresent() && now.get().isAfter(response.lastModified().plus(LIFE));
    }

    private String what() {
        return "the lock s3://" + bucket + "/" + key;
    }

    void close() {
        s3.close();
    }

    private final class Held implements Lease {
        private final String owner;
        private final long begun;

        Held(String owner, long begun) {
            this.owner = owner;
            this.begun = begun;
        }

        @Override
        public void check() throws IOException {
            if (System.nanoTime() - begun > LIFE.minus(MARGIN).toNanos()) {
                throw new IOException(what() + " in " + target
                        + " is about to run out: run it again, what is done is not done twice");
            }
        }

        /** Only our own: after its time it may be another's. */
        @Override
        public void close() throws IOException {
            try {
                if (read().filter(present -> present.asUtf8String().equals(owner))
                        .isPresent()) {
                    calls.await(
                            what(),
                            s3.deleteObject(request -> request.bucket(bucket).key(key)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(what() + " was not given back: interrupted", e);
            }
        }
    }
}
