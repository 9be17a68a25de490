package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is planned, and how.
 *
 * @param root where the plan stands
 * @param mix empty: read from git's history, else assumed
 * @param prefix what the names of new layers start with
 * @param keptSets whether new layers hold only what their functions reach
 */
public record PlanningRequest(
        Path root,
        List<GraphModule> modules,
        Optional<DeployMix> mix,
        PlanningLimits limits,
        String prefix,
        boolean keptSets,
        PlanMode mode) {
    /** What becomes of the plan that there is. */
    public enum PlanMode {
        /** It is planned again, and what stays good enough stays. */
        KEEP,
        /** It is made to fit and not planned again. */
        UPDATE,
        /** Its pins alone stay. */
        NEW
    }
}
