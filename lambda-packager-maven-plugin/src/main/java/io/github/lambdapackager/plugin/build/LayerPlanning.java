package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.layer.KeptClassesWriter;
import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.layer.LayerPlanner;
import io.github.lambdapackager.plugin.layer.PlanCheck;
import io.github.lambdapackager.plugin.layer.PlanMending;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.LayerVariant;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.reactor.GitHistory;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans the layers of a repository: from what Maven knows, and from what was packaged last where something was. */
public final class LayerPlanning {
    /** The proposal; {@link #write} puts it into the repository. */
    public PlanningReport run(PlanningRequest request) throws PackagingException, IOException {
        Optional<LayerPlan> before = new LayerPlanReader().read(request.root());
        LayerPlan given = before.orElse(new LayerPlan(List.of(), List.of(), LayerPins.NONE));
        LayerWeights weights = new LayerWeights(request.modules(), given, request.keptSets());
        List<String> notes = new ArrayList<>(weights.notes());

        Set<ArtifactKey> modules = modules(request, given);
        List<ResolvedFunction> resolved =
                weights.functions().stream().map(FunctionWeight::resolved).toList();
        for (Violation violation : new PlanCheck(given).check(modules, resolved)) {
            notes.add("the plan no longer fits: " + violation.subject() + ": " + violation.problem());
        }
        LayerPlan mended = new PlanMending(modules, resolved).mend(given);
        DeployMix mix = mix(request, notes);
        LayerPlanner planner = new LayerPlanner(mix, request.limits(), request.prefix(), request.keptSets());
        LayerPlan start = switch (request.mode()) {
            case KEEP, UPDATE -> mended;
            case NEW -> new LayerPlan(List.of(), List.of(), given.pins());
        };
        LayerProposal proposal = planner.plan(weights.functions(), weights.candidates(), start);
        if (request.mode() == PlanningRequest.PlanMode.UPDATE) {
            proposal = new LayerProposal(mended, proposal.without(), proposal.before(), proposal.before());
        }
        if (!request.keptSets()
                && weights.isShaken()
                && proposal.plan().layers().isEmpty()) {
            notes.addAll(keptSetsInstead(request, given, mix, proposal));
        }
        return new PlanningReport(
                before, proposal, mix, classes(proposal.plan(), weights), variants(proposal.plan(), weights), notes);
    }

    /** Those with functions, and those of the plan that are gone. */
    private static Set<ArtifactKey> modules(PlanningRequest request, LayerPlan plan) {
        Set<ArtifactKey> modules = new TreeSet<>();
        request.modules().forEach(module -> modules.add(module.key()));
        plan.functions().stream()
                .map(PlannedFunction::module)
                .filter(module -> !request.sourceTree().contains(module))
                .forEach(modules::add);
        return modules;
    }

    private static DeployMix mix(PlanningRequest request, List<String> notes) throws IOException {
        if (request.mix().isPresent()) {
            return request.mix().get();
        }
        Set<Path> folders = request.modules().stream()
                .map(module -> module.directory().toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        Optional<DeployMix> history = new GitHistory(request.root(), folders).mix();
        notes.add(
                history.isPresent()
                        ? "deploy mix: from the latest commits in git"
                        : "deploy mix: assumed, for git tells too little; -Dlambda.deployMix sets it");
        return history.orElse(DeployMix.DEFAULT);
    }

    /** Whether layers of the reached classes alone would pay where whole artifacts do not. */
    private static List<String> keptSetsInstead(
            PlanningRequest request, LayerPlan given, DeployMix mix, LayerProposal whole)
            throws PackagingException, IOException {
        LayerWeights weights = new LayerWeights(request.modules(), given, true);
        LayerPlan none = new LayerPlan(List.of(), List.of(), given.pins());
        LayerProposal kept = new LayerPlanner(mix, request.limits(), request.prefix(), true)
                .plan(weights.functions(), weights.candidates(), none);
        double saved = 1 - kept.after().expectedBytes() / whole.after().expectedBytes();
        return kept.plan().layers().isEmpty()
                ? List.of()
                : List.of("layers of only the classes that functions reach would save " + Math.round(100 * saved)
                        + " % of the expected bytes: -Dlambda.layerContent=kept-set");
    }

    private static Map<String, SortedSet<String>> classes(LayerPlan plan, LayerWeights weights) throws IOException {
        Map<String, SortedSet<String>> classes = new TreeMap<>();
        for (PlannedLayer layer : plan.layers()) {
            if (!layer.isWhole()) {
                classes.put(layer.name(), weights.reached(layer, users(plan, layer)));
            }
        }
        return classes;
    }

    private static Map<String, LayerVariant> variants(LayerPlan plan, LayerWeights weights)
            throws PackagingException, IOException {
        Map<String, LayerVariant> variants = new TreeMap<>();
        for (PlannedLayer layer : plan.layers()) {
            weights.variant(layer, users(plan, layer)).ifPresent(variant -> variants.put(layer.name(), variant));
        }
        return variants;
    }

    private static Set<String> users(LayerPlan plan, PlannedLayer layer) {
        return plan.functionsOf(layer.name()).stream()
                .map(PlannedFunction::name)
                .collect(Collectors.toSet());
    }

    /**
     * Writes the plan, and the lists of classes of layers that are new or changed: the list of another one stands, so that its
     * content does.
     */
    public Path write(PlanningReport report, Path root) throws IOException {
        for (PlannedLayer layer : report.proposal().plan().layers()) {
            boolean same = report.before()
                    .flatMap(plan -> plan.layer(layer.name()))
                    .filter(old -> old.artifacts().equals(layer.artifacts()) && !old.isWhole())
                    .isPresent();
            SortedSet<String> classes = report.classes().get(layer.name());
            if (!same && classes != null) {
                new KeptClassesWriter().write(layer, classes, root);
            }
        }
        return new LayerPlanWriter().write(report.proposal().plan(), root);
    }
}
