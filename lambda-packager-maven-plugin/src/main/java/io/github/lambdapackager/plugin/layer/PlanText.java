package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns what planning found into the plan that people read; whatever stays as it was keeps its words and figures. */
final class PlanText {
    private final PlanningProblem problem;
    private final PlanState state;
    private final LayerNaming naming;
    private final boolean keptSets;

    PlanText(PlanningProblem problem, PlanState state, LayerNaming naming, boolean keptSets) {
        this.problem = problem;
        this.state = state;
        this.naming = naming;
        this.keptSets = keptSets;
    }

    LayerPlan plan(LayerPlan before) {
        IdentityHashMap<LayerDraft, String> names = names(before);
        List<PlannedFunction> functions = functions(names, before);
        List<PlannedLayer> layers = new ArrayList<>();
        for (LayerDraft draft : state.layers()) {
            layers.add(layer(draft, name(names, draft), functions, before));
        }
        return new LayerPlan(layers, functions, before.pins());
    }

    private IdentityHashMap<LayerDraft, String> names(LayerPlan before) {
        IdentityHashMap<LayerDraft, String> names = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>(before.pins().inLayer().values());
        for (LayerDraft draft : state.layers()) {
            if (!draft.name.isEmpty()) {
                names.put(draft, draft.name);
                taken.add(draft.name);
            }
        }
        List<LayerDraft> unnamed = state.layers().stream()
                .filter(draft -> draft.name.isEmpty())
                .sorted(Comparator.comparingLong((LayerDraft draft) -> -draft.attached.cardinality() * draft.zipped)
                        .thenComparing(draft -> draft.artifacts.nextSetBit(0)))
                .toList();
        for (LayerDraft draft : unnamed) {
            Optional<String> old = naming.predecessor(problem, draft, before).map(PlannedLayer::name);
            String id = problem.speed(draft.artifacts.nextSetBit(0)).id();
            Set<String> alsoOld = new HashSet<>(taken);
            before.layers().forEach(layer -> alsoOld.add(layer.name()));
            String name = old.filter(known -> !taken.contains(known)).orElseGet(() -> naming.fresh(id, alsoOld));
            names.put(draft, name);
            taken.add(name);
        }
        return names;
    }

    private PlannedLayer layer(LayerDraft draft, String name, List<PlannedFunction> functions, LayerPlan before) {
        List<ArtifactKey> artifacts =
                draft.artifacts.stream().mapToObj(problem::key).sorted().toList();
        Optional<PlannedLayer> old = before.layer(name);
        if (old.isPresent() && old.get().artifacts().equals(artifacts) && sameUsers(name, functions, before)) {
            return old.get();
        }
        Optional<String> classes = old.isPresent()
                ? old.get().keptClasses()
                : keptSets ? Optional.of(KeptClassesWriter.location(name)) : Optional.empty();
        return new PlannedLayer(name, artifacts, classes, reason(draft), figures(draft));
    }

    private static boolean sameUsers(String layer, List<PlannedFunction> functions, LayerPlan before) {
        Set<String> old =
                before.functionsOf(layer).stream().map(PlannedFunction::name).collect(Collectors.toSet());
        return old.equals(functions.stream()
                .filter(function -> function.layers().contains(layer))
                .map(PlannedFunction::name)
                .collect(Collectors.toSet()));
    }

    private String reason(LayerDraft draft) {
        Set<String> words = new TreeSet<>();
        draft.artifacts.stream().forEach(a -> words.add(problem.speed(a).words()));
        int count = draft.artifacts.cardinality();
        return draft.attached.cardinality() + " functions share " + (count == 1 ? "it" : "these " + count) + ": "
                + String.join(" and ", words)
                + (draft.artifacts.stream().anyMatch(this::isPinned) ? ", some of them pinned" : "");
    }

    private boolean isPinned(int artifact) {
        return problem.pins.inLayer().containsKey(problem.key(artifact));
    }

    private SortedMap<String, Long> figures(LayerDraft draft) {
        PlanState without = new PlanState(state);
        without.dissolve(without.layers().get(state.layers().indexOf(draft)));
        long embedded = draft.attached.stream()
                .mapToLong(f -> draft.artifacts.stream()
                        .mapToLong(a -> problem.zipped[a][f])
                        .sum())
                .sum();
        return new TreeMap<>(Map.of(
                "functions",
                (long) draft.attached.cardinality(),
                "zippedBytes",
                draft.zipped,
                "unzippedBytes",
                draft.unzipped,
                "zippedBytesInFunctions",
                embedded,
                "expectedBytesSaved",
                Math.round(without.cost() - state.cost())));
    }

    private List<PlannedFunction> functions(IdentityHashMap<LayerDraft, String> names, LayerPlan before) {
        Map<String, PlannedFunction> old =
                before.functions().stream().collect(Collectors.toMap(PlannedFunction::name, function -> function));
        List<PlannedFunction> functions = new ArrayList<>();
        for (int f = 0; f < problem.functions.size(); f++) {
            PlannedFunction planned = function(
                    f,
                    names,
                    Optional.ofNullable(old.get(problem.functions.get(f).name())));
            functions.add(planned);
        }
        return functions;
    }

    private PlannedFunction function(
            int f, IdentityHashMap<LayerDraft, String> names, Optional<PlannedFunction> before) {
        List<String> layers = state.layers().stream()
                .filter(draft -> draft.attached.get(f))
                .map(draft -> name(names, draft))
                .sorted()
                .toList();
        if (before.isPresent()
                && before.get().layers().stream().sorted().toList().equals(layers)) {
            return before.get();
        }
        int brought = state.layers().stream()
                .filter(draft -> draft.attached.get(f))
                .mapToInt(draft -> draft.artifacts.cardinality())
                .sum();
        int all = problem.functions.get(f).embedded().size();
        return new PlannedFunction(
                problem.functions.get(f).name(),
                problem.functions.get(f).module(),
                layers,
                layers.isEmpty()
                        ? "no layer that it may have saves bytes"
                        : "layers bring " + brought + " of its " + all + " artifacts",
                new TreeMap<>(Map.of(
                        "zippedBytes", state.zippedOf(f),
                        "zippedBytesWithoutLayers", problem.zippedWithoutLayers[f],
                        "coldStartBytes", state.coldStartOf(f))));
    }

    private static String name(IdentityHashMap<LayerDraft, String> names, LayerDraft draft) {
        String name = names.get(draft);
        if (name == null) {
            throw new IllegalStateException("a layer without a name");
        }
        return name;
    }
}
