package io.github.lambdapackager.publisher.lambda;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A token bucket for calls of one Region of one account: whoever comes gets the next free moment, and waits for it. */
final class RateLimit {
    private final long nanosPerCall;
    private final long burstNanos;
    private final LongSupplier clock;
    private long nextFree;

    /** @param burst how many calls may be made at once after a rest */
    RateLimit(double callsPerSecond, int burst, LongSupplier clock) {
        this.nanosPerCall = (long) (TimeUnit.SECONDS.toNanos(1) / callsPerSecond);
        this.burstNanos = (burst - 1) * nanosPerCall;
        this.clock = clock;
        this.nextFree = clock.getAsLong() - burstNanos;
    }

    /** Takes a token, and tells how long to wait until it is there. */
    synchronized Duration take() {
        long now = clock.getAsLong();
        nextFree = Math.max(nextFree, now - burstNanos);
        long wait = Math.max(0, nextFree - now);
        nextFree += nanosPerCall;
        return Duration.ofNanos(wait);
    }

    /** The server wants a rest: no token until then. */
    synchronized void rest(Duration duration) {
        nextFree = Math.max(nextFree, clock.getAsLong() + duration.toNanos());
    }
}
