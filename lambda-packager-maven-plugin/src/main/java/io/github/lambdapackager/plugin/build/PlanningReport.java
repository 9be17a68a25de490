package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.LayerVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What planning came to, with nothing written yet.
 *
 * @param before the plan in the repository; empty: there is none
 * @param classes by layer, the classes of those that keep a set
 * @param variants by layer, what it would weigh in each way, where that is known
 * @param notes how the figures came about
 */
public record PlanningReport(
        Optional<LayerPlan> before,
        LayerProposal proposal,
        DeployMix mix,
        Map<String, SortedSet<String>> classes,
        Map<String, LayerVariant> variants,
        List<String> notes) {
    public PlanningReport {
        classes = Map.copyOf(classes);
        variants = Map.copyOf(variants);
        notes = List.copyOf(notes);
    }

    /** Whether the proposal differs from the plan in the repository in more than words and figures. */
    public boolean isNew() {
        LayerPlan plan = proposal.plan();
        return before.isEmpty() ? !plan.layers().isEmpty() : !before.get().equals(plan);
    }
}
