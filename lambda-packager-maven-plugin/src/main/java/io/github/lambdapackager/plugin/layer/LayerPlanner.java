package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Proposes the layers with which a repository's deploys are expected to upload the fewest bytes.
 *
 * <p><b>Objective.</b> The expected bytes uploaded at a deploy, over the mix of what changes, subject to the bytes that a
 * function fetches at a cold start, to Lambda's limits and to the pins. An artifact is in one layer at most, and only
 * functions that have all of a layer's artifacts in the same versions get the layer.
 *
 * <p><b>Stability.</b> The content of a layer of the plan before changes only when that saves more than the threshold for the
 * functions that the plan before knew; a new function gets the layers that there are.
 */
public final class LayerPlanner {
    private final DeployMix mix;
    private final PlanningLimits limits;
    private final LayerNaming naming;
    private final boolean keptSets;

    /**
     * Plans for one repository.
     *
     * @param prefix what the names of new layers start with
     * @param keptSets whether new layers hold only the classes that their functions reach
     */
    public LayerPlanner(DeployMix mix, PlanningLimits limits, String prefix, boolean keptSets) {
        this.mix = mix;
        this.limits = limits;
        this.naming = new LayerNaming(prefix);
        this.keptSets = keptSets;
    }

    /**
     * The proposal; its plan has no layer where none pays.
     *
     * @param candidates everything that a function embeds
     * @param before the plan that there is, which fits these functions; one without layers where there is none
     * @throws PackagingException when a pin cannot be obeyed, or a layer of the plan breaks a limit
     */
    public LayerProposal plan(
            List<FunctionWeight> functions, Map<Coordinates, LayerCandidate> candidates, LayerPlan before)
            throws PackagingException {
        List<FunctionWeight> sorted = functions.stream()
                .sorted(Comparator.comparing(FunctionWeight::name))
                .toList();
        checkPins(sorted, before);
        PlanningProblem problem = new PlanningProblem(sorted, candidates, mix, before.pins(), limits);
        PlanState present = stateOf(before.layers(), before, problem);
        check(problem, present);
        PlanState settled = stateOf(settledLayers(sorted, candidates, before), before, problem);
        settled.layers().forEach(settled::attachAll);
        PlanState best = pruned(problem, new LayerSearch(problem, settled).best());
        check(problem, best);
        return new LayerProposal(
                new PlanText(problem, best, naming, keptSets).plan(before),
                new StateFigures(new PlanState(problem)).figures(),
                new StateFigures(present).figures(),
                new StateFigures(best).figures());
    }

    /** The layers whose content stands, decided by the functions of the plan before alone. */
    private List<PlannedLayer> settledLayers(
            List<FunctionWeight> functions, Map<Coordinates, LayerCandidate> candidates, LayerPlan before) {
        Set<String> names =
                before.functions().stream().map(PlannedFunction::name).collect(Collectors.toSet());
        List<FunctionWeight> known = functions.stream()
                .filter(function -> names.contains(function.name()))
                .toList();
        if (before.layers().isEmpty() || known.isEmpty()) {
            return List.of();
        }
        PlanningProblem problem = new PlanningProblem(known, candidates, mix, before.pins(), limits);
        PlanState present = stateOf(before.layers(), before, problem);
        PlanState fresh = new LayerSearch(problem, stateOf(List.of(), before, problem)).best();
        fresh = reverted(problem, pruned(problem, fresh), before);
        boolean pays = fresh.cost() < (1 - limits.threshold()) * present.cost();
        return pays
                ? new PlanText(problem, fresh, naming, keptSets).plan(before).layers()
                : before.layers();
    }

    /** The state with the old content of each layer for which the new one saves too little. */
    private PlanState reverted(PlanningProblem problem, PlanState fresh, LayerPlan before) {
        PlanState best = fresh;
        double tolerated = limits.threshold() * new PlanState(problem).cost();
        for (int i = 0; i < best.layers().size(); i++) {
            Optional<PlannedLayer> old =
                    naming.predecessor(problem, best.layers().get(i), before);
            if (old.isEmpty()) {
                continue;
            }
            BitSet content = artifacts(old.get(), before, problem);
            for (LayerDraft other : best.layers()) {
                if (other != best.layers().get(i)) {
                    content.andNot(other.artifacts);
                }
            }
            PlanState reverted = new PlanState(best);
            reverted.setArtifacts(reverted.layers().get(i), content);
            boolean same = content.cardinality() == old.get().artifacts().size();
            if (same && reverted.cost() < best.cost() + tolerated) {
                best = reverted;
            }
        }
        return best;
    }

    /** The state without the layers of its own that save less than the threshold. */
    private PlanState pruned(PlanningProblem problem, PlanState state) {
        PlanState best = state;
        double least = limits.threshold() * new PlanState(problem).cost();
        while (true) {
            PlanState cheapest = best;
            double smallest = least;
            for (int i = 0; i < best.layers().size(); i++) {
                LayerDraft layer = best.layers().get(i);
                if (layer.frozen || !layer.name.isEmpty()) {
                    continue;
                }
                PlanState without = new PlanState(best);
                without.dissolve(without.layers().get(i));
                without.layers().forEach(without::attachAll);
                double saving = without.cost() - best.cost();
                if (saving < smallest) {
                    smallest = saving;
                    cheapest = without;
                }
            }
            if (cheapest == best) {
                return best;
            }
            best = cheapest;
        }
    }

    /** The state with these layers as they are and with the layers that pins ask for. */
    static PlanState stateOf(List<PlannedLayer> layers, LayerPlan plan, PlanningProblem problem) {
        PlanState state = new PlanState(problem);
        for (PlannedLayer planned : layers) {
            BitSet attached = new BitSet();
            for (int f = 0; f < problem.functions.size(); f++) {
                if (has(plan, problem.functions.get(f).name(), planned.name())) {
                    attached.set(f);
                }
            }
            LayerDraft layer = state.newLayer(planned.name(), true);
            state.setFrozen(layer, artifacts(planned, plan, problem), attached);
        }
        Set<String> pinned = new TreeSet<>(plan.pins().inLayer().values());
        layers.forEach(layer -> pinned.remove(layer.name()));
        for (String name : pinned) {
            BitSet artifacts = new BitSet();
            for (int a = 0; a < problem.artifacts.size(); a++) {
                if (problem.movable[a] && name.equals(plan.pins().inLayer().get(problem.key(a)))) {
                    artifacts.set(a);
                }
            }
            if (!artifacts.isEmpty()) {
                state.setArtifacts(state.newLayer(name, false), artifacts);
            }
        }
        return state;
    }

    private static boolean has(LayerPlan plan, String function, String layer) {
        return plan.functions().stream()
                .anyMatch(planned ->
                        planned.name().equals(function) && planned.layers().contains(layer));
    }

    /** The artifacts of the layer in the versions that most of its functions have. */
    private static BitSet artifacts(PlannedLayer layer, LayerPlan plan, PlanningProblem problem) {
        BitSet attached = new BitSet();
        for (int f = 0; f < problem.functions.size(); f++) {
            if (has(plan, problem.functions.get(f).name(), layer.name())) {
                attached.set(f);
            }
        }
        BitSet artifacts = new BitSet();
        for (ArtifactKey key : layer.artifacts()) {
            int best = -1;
            int most = -1;
            for (int a = 0; a < problem.artifacts.size(); a++) {
                if (problem.key(a).equals(key)) {
                    BitSet users = (BitSet) problem.users[a].clone();
                    users.and(attached);
                    int count = attached.isEmpty() ? problem.users[a].cardinality() : users.cardinality();
                    if (count > most) {
                        most = count;
                        best = a;
                    }
                }
            }
            if (best >= 0) {
                artifacts.set(best);
            }
        }
        return artifacts;
    }

    private static void checkPins(List<FunctionWeight> functions, LayerPlan plan) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        Set<ArtifactKey> known = functions.stream()
                .flatMap(function -> function.embedded().keySet().stream())
                .map(ArtifactKey::of)
                .collect(Collectors.toSet());
        plan.pins().inLayer().forEach((artifact, layer) -> {
            if (!known.contains(artifact)) {
                violations.add(new Violation(
                        LayerPlan.FILE_NAME + ", pins.inLayer",
                        artifact + " is pinned into layer " + layer + ", and no function has it",
                        "write it as mvn dependency:list shows it, or remove the pin"));
            }
        });
        Set<String> names = functions.stream().map(FunctionWeight::name).collect(Collectors.toSet());
        plan.pins()
                .provided()
                .forEach(layer -> layer.functions().stream()
                        .filter(name -> !names.contains(name))
                        .forEach(name -> violations.add(new Violation(
                                LayerPlan.FILE_NAME + ", pins.provided",
                                layer.arn() + " is for function " + name + ", which is not there",
                                "name functions of this repository, or remove it"))));
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    private void check(PlanningProblem problem, PlanState state) throws PackagingException {
        List<Violation> violations = new LimitCheck(problem, limits).check(state);
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }
}
