package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.InDoubtException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls at the pace that Lambda allows, and again where that can do no harm; the SDK itself never tries again. */
final class LambdaCalls {
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);

    private final Target target;
    private final RateLimit limit;

    LambdaCalls(Target target, RateLimit limit) {
        this.target = target;
        this.limit = limit;
    }

    /** A call that may be made twice. */
    <T> T repeatable(String what, Supplier<T> call) throws IOException, InterruptedException {
        return attempt(what, call, true);
    }

    /** A call that must not be made again once it may have arrived. */
    <T> T once(String what, Supplier<T> call) throws IOException, InterruptedException {
        return attempt(what, call, false);
    }

    private <T> T attempt(String what, Supplier<T> call, boolean repeatable) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            sleep(limit.take());
            try {
                return call.get();
            } catch (SdkException e) {
                AwsFailure failure = new AwsFailure(e);
                if (!repeatable && failure.kind() == AwsFailure.Kind.IN_DOUBT) {
                    throw new InDoubtException(failure.message(what, target), e);
                }
                if (failure.kind() == AwsFailure.Kind.REFUSED || attempt == ATTEMPTS) {
                    throw new IOException(failure.message(what, target), e);
                }
                failure.retryAfter().ifPresent(limit::rest);
                sleep(failure.retryAfter().orElse(Duration.ZERO).plus(fullJitter(attempt)));
            }
        }
    }

    private static Duration fullJitter(int attempt) {
        long longest = Math.min(LONGEST_BACKOFF.toMillis(), FIRST_BACKOFF.toMillis() << attempt);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
    }

    private static void sleep(Duration duration) throws InterruptedException {
        if (!duration.isZero()) {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
    }
}
