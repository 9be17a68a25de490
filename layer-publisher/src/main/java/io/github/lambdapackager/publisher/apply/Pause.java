package io.github.lambdapackager.publisher.apply;

import java.time.Duration;

/** How a wait is spent: asleep, except where time is only told. */
public interface Pause {
    void sleep(Duration duration) throws InterruptedException;
}
