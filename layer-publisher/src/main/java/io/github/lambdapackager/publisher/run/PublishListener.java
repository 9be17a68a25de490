package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.plan.PublishPlan;

/** Hears how publishing goes on. */
public interface PublishListener {
    /** Before anything is written. */
    void planned(PublishPlan plan);

    /** From any thread, one at a time. */
    void done(LayerOutcome outcome);
}
