package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import java.util.List;

/**
 * What was planned, and what became of it.
 *
 * @param outcomes of the plan's steps, and of what could not even be planned; only the latter after a dry run
 */
public record PublishReport(PublishPlan plan, List<LayerOutcome> outcomes) {
    public PublishReport {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isFailed() {
        return outcomes.stream().anyMatch(LayerOutcome::isFailed);
    }
}
