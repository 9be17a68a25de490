package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.plan.Retention;
import java.time.Duration;

/** What users write about which versions may go, checked before anything is done. */
public final class PruneRequest {
    private PruneRequest() {}

    public static Retention retention(int keep, int olderThanDays) throws PublishingException {
        if (keep < 1) {
            throw new PublishingException(
                    "retention",
                    "to keep " + keep + " versions would leave nothing of a layer",
                    "write --keep 1 (-Dlambda.prune.keep=1) or more");
        }
        if (olderThanDays < 0) {
            throw new PublishingException(
                    "retention",
                    "no version is younger than " + olderThanDays + " days",
                    "write --older-than 0 (-Dlambda.prune.olderThan=0) or more");
        }
        return new Retention(keep, Duration.ofDays(olderThanDays));
    }
}
