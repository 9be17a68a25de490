package io.github.lambdapackager.publisher.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final RateLimit limit = new RateLimit(10, 2, clock::get);

    @Test
    void theBurstIsFreeAndThenEveryCallWaitsForItsTurn() {
        assertThat(limit.take()).isEqualTo(Duration.ZERO);
        assertThat(limit.take()).isEqualTo(Duration.ZERO);
        assertThat(limit.take()).isEqualTo(Duration.ofMillis(100));
        assertThat(limit.take()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aRestFillsTheBucketButNotMore() {
        limit.take();
        limit.take();
        clock.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(limit.take()).isEqualTo(Duration.ZERO);
        assertThat(limit.take()).isEqualTo(Duration.ZERO);
        assertThat(limit.take()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whenTheServerWantsARestAllWait() {
        limit.rest(Duration.ofSeconds(3));

        assertThat(limit.take()).isEqualTo(Duration.ofSeconds(3));
        assertThat(limit.take()).isEqualTo(Duration.ofMillis(3_100));
    }
}
