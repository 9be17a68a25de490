package io.github.lambdapackager.publisher.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How long to wait before a listing is believed, when a call was in doubt or another publisher was there.
 *
 * @param waits before each listing; once the last was made, what is listed counts
 */
public record Settling(Pause pause, InstantSource clock, List<Duration> waits) {
    private static final Duration YOUNG = Duration.ofMinutes(2);

    public Settling {
        waits = List.copyOf(waits);
    }

    /** A second, then twice as long each time: half a minute in all. */
    public static Settling asleep() {
        return new Settling(
                duration -> Thread.sleep(duration.toMillis()),
                InstantSource.system(),
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15)));
    }

    /** Whether what was made before this moment may still be missing in a listing. */
    boolean isUnsettled(Instant created) {
        return created.isAfter(clock.instant().minus(YOUNG));
    }
}
