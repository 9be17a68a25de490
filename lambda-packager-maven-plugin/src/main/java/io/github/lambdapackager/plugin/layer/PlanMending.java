package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a plan fit a build again with as little change as can be.
 *
 * <p>A function that was renamed keeps its layers, and one that is gone is taken out. A function that no longer has what
 * a layer holds, or has it in another version than most, gives the layer up; where it is not the exception among the
 * layer's functions, the layer gives the artifact up instead.
 */
public final class PlanMending {
    private final Set<ArtifactKey> modules;
    private final Map<String, ResolvedFunction> functions = new TreeMap<>();

    /**
     * Mends for what was looked at; whatever belongs to other modules stays as it is.
     *
     * @param functions all functions of these modules
     */
    public PlanMending(Set<ArtifactKey> modules, List<ResolvedFunction> functions) {
        this.modules = Set.copyOf(modules);
        functions.forEach(function -> this.functions.put(function.name(), function));
    }

    /** The plan that fits. */
    public LayerPlan mend(LayerPlan plan) {
        LayerPlan present = new LayerPlan(plan.layers(), present(plan), plan.pins());
        List<PlannedLayer> layers = present.layers().stream()
                .flatMap(layer -> mended(layer, present).stream())
                .toList();
        Map<String, PlannedLayer> byName =
                layers.stream().collect(Collectors.toMap(PlannedLayer::name, layer -> layer));
        List<PlannedFunction> attached = present.functions().stream()
                .map(function -> withLayers(function, fitting(function, byName, present)))
                .toList();
        Set<String> used = attached.stream()
                .flatMap(function -> function.layers().stream())
                .collect(Collectors.toSet());
        return new LayerPlan(
                layers.stream().filter(layer -> used.contains(layer.name())).toList(), attached, plan.pins());
    }

    private List<PlannedFunction> present(LayerPlan plan) {
        Set<String> planned =
                plan.functions().stream().map(PlannedFunction::name).collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        List<PlannedFunction> present = new ArrayList<>();
        for (PlannedFunction function : plan.functions()) {
            ResolvedFunction found = functions.get(function.name());
            if (found != null) {
                present.add(named(function, found));
            } else if (!modules.contains(function.module())) {
                present.add(function);
            } else {
                List<ResolvedFunction> fresh = functions.values().stream()
                        .filter(other -> other.module().equals(function.module()))
                        .filter(other -> !planned.contains(other.name()))
                        .toList();
                // With a choice to make nobody knows which one it became.
                if (fresh.size() == 1 && taken.add(fresh.get(0).name())) {
                    present.add(named(function, fresh.get(0)));
                }
            }
        }
        return present;
    }

    private Optional<PlannedLayer> mended(PlannedLayer layer, LayerPlan plan) {
        List<PlannedFunction> users = plan.functionsOf(layer.name());
        List<ArtifactKey> kept = layer.artifacts().stream()
                .filter(artifact -> !plan.pins().forbids(artifact))
                .filter(artifact -> plan.pins()
                        .inLayer()
                        .getOrDefault(artifact, layer.name())
                        .equals(layer.name()))
                .filter(artifact -> mostHave(artifact, users))
                .toList();
        if (kept.equals(layer.artifacts())) {
            return Optional.of(layer);
        }
        // Its figures were those of what it held.
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PlannedLayer(layer.name(), kept, layer.keptClasses(), layer.reason(), new TreeMap<>()));
    }

    /** Functions of modules that nobody looked at are taken to have it. */
    private boolean mostHave(ArtifactKey artifact, List<PlannedFunction> users) {
        List<ResolvedFunction> known = known(users);
        Optional<String> version = usualVersion(artifact, known);
        long having = known.stream()
                .filter(function ->
                        version.isPresent() && function.versionOf(artifact).equals(version))
                .count();
        return users.isEmpty() || 2 * (known.size() - having) < users.size();
    }

    private List<String> fitting(PlannedFunction function, Map<String, PlannedLayer> layers, LayerPlan plan) {
        List<String> fitting = new ArrayList<>();
        Set<ArtifactKey> held = new HashSet<>();
        for (String name : function.layers()) {
            PlannedLayer layer = layers.get(name);
            boolean room = fitting.size() < plan.pins().layersLeft(function.name());
            if (layer != null
                    && room
                    && fits(function, layer, plan)
                    && held.stream().noneMatch(layer.artifacts()::contains)) {
                held.addAll(layer.artifacts());
                fitting.add(name);
            }
        }
        return fitting;
    }

    private boolean fits(PlannedFunction planned, PlannedLayer layer, LayerPlan plan) {
        ResolvedFunction function = functions.get(planned.name());
        if (function == null) {
            return true;
        }
        List<ProvidedLayer> provided = plan.pins().providedTo(planned.name());
        List<ResolvedFunction> users = known(plan.functionsOf(layer.name()));
        return layer.artifacts().stream()
                .allMatch(artifact -> function.versionOf(artifact).isPresent()
                        && function.versionOf(artifact).equals(usualVersion(artifact, users))
                        && provided.stream().noneMatch(by -> by.provides(artifact)));
    }

    private List<ResolvedFunction> known(List<PlannedFunction> planned) {
        return planned.stream()
                .flatMap(function -> Optional.ofNullable(functions.get(function.name())).stream())
                .toList();
    }

    /** The version that most of them have, and of several such the first by name. */
    private static Optional<String> usualVersion(ArtifactKey artifact, List<ResolvedFunction> users) {
        Map<String, Long> counts = users.stream()
                .flatMap(function -> function.versionOf(artifact).stream())
                .collect(Collectors.groupingBy(version -> version, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(count -> count).max().orElse(0);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static PlannedFunction named(PlannedFunction planned, ResolvedFunction function) {
        return new PlannedFunction(
                function.name(), function.module(), planned.layers(), planned.reason(), planned.figures());
    }

    private static PlannedFunction withLayers(PlannedFunction planned, List<String> layers) {
        return new PlannedFunction(planned.name(), planned.module(), layers, planned.reason(), planned.figures());
    }
}
