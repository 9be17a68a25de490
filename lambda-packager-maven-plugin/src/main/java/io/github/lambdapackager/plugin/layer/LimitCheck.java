package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Tells which layers, and which functions with their layers, are larger than they may be. */
final class LimitCheck {
    private static final String REMEDY = "take the largest artifacts out of it in " + LayerPlan.FILE_NAME
            + " or run mvn lambda:plan-layers -Dlambda.plan=new";

    private final PlanningProblem problem;
    private final PlanningLimits limits;

    LimitCheck(PlanningProblem problem, PlanningLimits limits) {
        this.problem = problem;
        this.limits = limits;
    }

    List<Violation> check(PlanState state) {
        List<Violation> violations = new ArrayList<>();
        for (LayerDraft layer : state.layers()) {
            String subject = "layer " + (layer.name.isEmpty() ? "that is new" : layer.name);
            OptionalLong cap = problem.pins.maxZippedBytes();
            if (layer.unzipped > PlanningLimits.MAX_UNZIPPED_BYTES) {
                violations.add(
                        over(subject, layer.unzipped, "unzipped", "Lambda accepts", PlanningLimits.MAX_UNZIPPED_BYTES));
            }
            if (layer.zipped > limits.maxLayerZippedBytes()) {
                violations.add(over(
                        subject,
                        layer.zipped,
                        "zipped",
                        "Lambda accepts without a bucket",
                        limits.maxLayerZippedBytes()));
            }
            if (cap.isPresent() && layer.zipped > cap.getAsLong()) {
                violations.add(over(subject, layer.zipped, "zipped", "pins.maxZippedBytes allows", cap.getAsLong()));
            }
        }
        for (int f = 0; f < problem.functions.size(); f++) {
            if (state.hasLayers(f) && state.unzippedInAll(f) > PlanningLimits.MAX_UNZIPPED_BYTES) {
                violations.add(over(
                        "function " + problem.functions.get(f).name(),
                        state.unzippedInAll(f),
                        "unzipped with its layers",
                        "Lambda accepts",
                        PlanningLimits.MAX_UNZIPPED_BYTES));
            }
        }
        return violations;
    }

    private static Violation over(String subject, long bytes, String how, String who, long limit) {
        return new Violation(
                subject, String.format(Locale.ROOT, "it has %,d bytes %s, and %s %,d", bytes, how, who, limit), REMEDY);
    }
}
