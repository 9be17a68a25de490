package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlanFigures.Change;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.model.SharedModule.SharingFigures;
import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Weighs what it costs to embed each of the team's modules, to have it in a layer, and to take it as a library. */
public final class SharingComparison {
    private static final PlanningLimits LIMITS = new PlanningLimits(2, 0, PlanningLimits.MAX_DIRECT_UPLOAD_BYTES);

    private final List<FunctionWeight> functions;
    private final Map<Coordinates, LayerCandidate> candidates;
    private final String prefix;

    /**
     * For one repository.
     *
     * @param candidates everything that a function embeds
     * @param prefix what the names of new layers start with
     */
    public SharingComparison(
            List<FunctionWeight> functions, Map<Coordinates, LayerCandidate> candidates, String prefix) {
        this.functions = functions.stream()
                .sorted(Comparator.comparing(FunctionWeight::name))
                .toList();
        this.candidates = Map.copyOf(candidates);
        this.prefix = prefix;
    }

    /** Each module that functions have, in the order of the names; all else is as the plan has it. */
    public List<SharedModule> compare(LayerPlan plan) throws PackagingException {
        TreeSet<ArtifactKey> modules = new TreeSet<>();
        for (FunctionWeight function : functions) {
            function.embedded().keySet().stream()
                    .filter(artifact -> speed(artifact) == ArtifactSpeed.OWN)
                    .map(ArtifactKey::of)
                    .forEach(modules::add);
        }
        List<SharedModule> compared = new ArrayList<>();
        for (ArtifactKey module : modules) {
            compared.add(compare(plan, module));
        }
        return compared;
    }

    private ArtifactSpeed speed(Coordinates artifact) {
        LayerCandidate candidate = candidates.get(artifact);
        if (candidate == null) {
            throw new IllegalArgumentException("nothing is known of " + artifact);
        }
        return candidate.speed();
    }

    private SharedModule compare(LayerPlan plan, ArtifactKey module) throws PackagingException {
        SharingSwitch sharing = new SharingSwitch(resolved(), prefix);
        SharingFigures embedded = figures(switched(sharing, plan, module, Sharing.EMBEDDED), module);
        Optional<SharingFigures> layer = Optional.empty();
        String whyNot = "";
        try {
            layer = Optional.of(figures(switched(sharing, plan, module, Sharing.LAYER), module));
        } catch (PackagingException e) {
            whyNot = e.violations().get(0).subject() + ": "
                    + e.violations().get(0).problem();
        }
        int users = (int) resolved().stream()
                .filter(function -> function.versionOf(module).isPresent())
                .count();
        SharingFigures library = new SharingFigures(embedded.everything(), 0, 0, embedded.coldStart());
        return new SharedModule(module, users, embedded, layer, whyNot, library);
    }

    private LayerPlan switched(SharingSwitch sharing, LayerPlan plan, ArtifactKey module, Sharing way)
            throws PackagingException {
        return sharing.run(plan, module, way, Optional.empty(), plan.pins().library(module));
    }

    private List<ResolvedFunction> resolved() {
        return functions.stream().map(FunctionWeight::resolved).toList();
    }

    private SharingFigures figures(LayerPlan plan, ArtifactKey module) {
        PlanningProblem problem = new PlanningProblem(functions, candidates, DeployMix.DEFAULT, plan.pins(), LIMITS);
        PlanState state = LayerPlanner.stateOf(plan.layers(), plan, problem);
        StateFigures figures = new StateFigures(state);
        double change = 0;
        int redeployed = 0;
        double coldStart = 0;
        int users = 0;
        for (int a = 0; a < problem.artifacts.size(); a++) {
            if (problem.key(a).equals(module)) {
                Change changed = figures.changeOf(problem.unitOf[a]);
                change = changed.uploadedBytes();
                redeployed = (int) changed.redeployedFunctions();
                coldStart +=
                        problem.users[a].stream().mapToLong(state::coldStartOf).sum();
                users += problem.users[a].cardinality();
            }
        }
        return new SharingFigures(
                Math.round(figures.figures().everything().uploadedBytes()),
                Math.round(change),
                redeployed,
                users == 0 ? 0 : Math.round(coldStart / users));
    }
}
