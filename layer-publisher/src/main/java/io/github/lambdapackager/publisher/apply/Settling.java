package io.github.lambdapackager.publisher.apply;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before a listing is believed, when a call was in doubt or another publisher was there.
 *
 * @param waits before each listing; once the last was made, what is listed counts
 */
public record Settling(Pause pause, List<Duration> waits) {
    public Settling {
        waits = List.copyOf(waits);
    }

    /** A second, then twice as long each time: half a minute in all. */
    public static Settling asleep() {
        return new Settling(
                duration -> Thread.sleep(duration.toMillis()),
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15)));
    }
}
