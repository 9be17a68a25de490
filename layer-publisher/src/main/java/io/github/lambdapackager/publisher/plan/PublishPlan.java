package io.github.lambdapackager.publisher.plan;

import java.util.List;

/** What publishing a manifest will do, layer by layer, in the order in which it will be done. */
public record PublishPlan(List<LayerStep> steps) {
    public PublishPlan {
        steps = List.copyOf(steps);
    }

    public long publications() {
        return steps.stream().filter(LayerStep::isNew).count();
    }

    public long grants() {
        return steps.stream().mapToLong(step -> step.missing().size()).sum();
    }
}
