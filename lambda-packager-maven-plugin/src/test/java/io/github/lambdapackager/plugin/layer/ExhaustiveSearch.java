package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The cheapest of all plans, found by trying each: an account of the objective that shares no code with the planner. */
final class ExhaustiveSearch {
    private final List<FunctionWeight> functions;
    private final List<LayerCandidate> artifacts;
    private final DeployMix mix;
    private final double coldStartFactor;
    private final int maxLayers;

    ExhaustiveSearch(Monorepo repo, DeployMix mix, double coldStartFactor, int maxLayers) {
        this.functions = repo.functions();
        this.artifacts = List.copyOf(repo.candidates().values());
        this.mix = mix;
        this.coldStartFactor = coldStartFactor;
        this.maxLayers = maxLayers;
    }

    double leastCost() {
        return split(new ArrayList<>(), 0);
    }

    /** Puts artifact after artifact into no layer, into each of the layers so far, and into a new one. */
    private double split(List<Set<Coordinates>> layers, int next) {
        if (next == artifacts.size()) {
            List<List<Set<Coordinates>>> attached = new ArrayList<>();
            return attach(layers, attached, 0);
        }
        Coordinates artifact = artifacts.get(next).coordinates();
        double least = split(layers, next + 1);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).add(artifact);
            least = Math.min(least, split(layers, next + 1));
            layers.get(i).remove(artifact);
        }
        layers.add(new HashSet<>(Set.of(artifact)));
        least = Math.min(least, split(layers, next + 1));
        layers.remove(layers.size() - 1);
        return least;
    }

    private double attach(List<Set<Coordinates>> layers, List<List<Set<Coordinates>>> attached, int function) {
        if (layers.stream().anyMatch(layer -> !hasOneSpeed(layer))) {
            return Double.POSITIVE_INFINITY;
        }
        if (function == functions.size()) {
            boolean shared = layers.stream()
                    .allMatch(layer -> attached.stream()
                                    .filter(some -> some.contains(layer))
                                    .count()
                            >= 2);
            return shared ? cost(layers, attached) : Double.POSITIVE_INFINITY;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int choice = 0; choice < 1 << layers.size(); choice++) {
            List<Set<Coordinates>> chosen = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                if ((choice & (1 << i)) != 0) {
                    chosen.add(layers.get(i));
                }
            }
            if (isAllowed(functions.get(function), chosen)) {
                attached.add(chosen);
                least = Math.min(least, attach(layers, attached, function + 1));
                attached.remove(attached.size() - 1);
            }
        }
        return least;
    }

    private boolean hasOneSpeed(Set<Coordinates> layer) {
        Set<ArtifactSpeed> speeds = new HashSet<>();
        artifacts.stream()
                .filter(artifact -> layer.contains(artifact.coordinates()))
                .forEach(artifact -> speeds.add(artifact.speed()));
        return speeds.size() <= 1;
    }

    private boolean isAllowed(FunctionWeight function, List<Set<Coordinates>> layers) {
        double without = zip(function, List.of());
        double fetched =
                zip(function, layers) + layers.stream().mapToDouble(this::size).sum();
        return layers.size() <= maxLayers
                && layers.stream()
                        .allMatch(layer -> function.embedded().keySet().containsAll(layer))
                && (layers.isEmpty() || fetched <= coldStartFactor * without);
    }

    private double cost(List<Set<Coordinates>> layers, List<List<Set<Coordinates>>> attached) {
        double everything = layers.stream().mapToDouble(this::size).sum();
        for (int f = 0; f < functions.size(); f++) {
            everything += zip(functions.get(f), attached.get(f));
        }
        double cost = mix.everything() * everything;
        for (int f = 0; f < functions.size(); f++) {
            cost += mix.function() / functions.size() * zip(functions.get(f), attached.get(f));
        }
        Map<String, Set<Coordinates>> modules = new TreeMap<>();
        Map<String, Set<Coordinates>> releases = new TreeMap<>();
        for (LayerCandidate artifact : artifacts) {
            boolean used =
                    functions.stream().anyMatch(function -> function.embedded().containsKey(artifact.coordinates()));
            if (used && artifact.speed() == ArtifactSpeed.RELEASE) {
                releases.computeIfAbsent(artifact.coordinates().groupId(), any -> new HashSet<>())
                        .add(artifact.coordinates());
            } else if (used) {
                modules.put(artifact.coordinates().key(), Set.of(artifact.coordinates()));
            }
        }
        for (Set<Coordinates> unit : modules.values()) {
            cost += mix.module() / modules.size() * change(unit, layers, attached);
        }
        for (Set<Coordinates> unit : releases.values()) {
            cost += mix.dependency() / releases.size() * change(unit, layers, attached);
        }
        return cost;
    }

    private double change(Set<Coordinates> unit, List<Set<Coordinates>> layers, List<List<Set<Coordinates>>> attached) {
        double uploaded = 0;
        for (Set<Coordinates> layer : layers) {
            uploaded += layer.stream().anyMatch(unit::contains) ? size(layer) : 0;
        }
        for (int f = 0; f < functions.size(); f++) {
            List<Set<Coordinates>> layersOf = attached.get(f);
            boolean carries = functions.get(f).embedded().keySet().stream()
                    .anyMatch(artifact ->
                            unit.contains(artifact) && layersOf.stream().noneMatch(layer -> layer.contains(artifact)));
            uploaded += carries ? zip(functions.get(f), layersOf) : 0;
        }
        return uploaded;
    }

    private double zip(FunctionWeight function, List<Set<Coordinates>> layers) {
        double bytes = function.own().zippedBytes();
        for (var embedded : function.embedded().entrySet()) {
            if (layers.stream().noneMatch(layer -> layer.contains(embedded.getKey()))) {
                bytes += embedded.getValue().zippedBytes();
            }
        }
        return bytes;
    }

    private double size(Set<Coordinates> layer) {
        return artifacts.stream()
                .filter(artifact -> layer.contains(artifact.coordinates()))
                .mapToDouble(artifact -> artifact.inLayer().zippedBytes())
                .sum();
    }

    /** What a plan costs by this account. */
    double cost(LayerPlan plan) {
        List<Set<Coordinates>> layers = new ArrayList<>();
        for (PlannedLayer layer : plan.layers()) {
            Set<Coordinates> held = new HashSet<>();
            for (ArtifactKey key : layer.artifacts()) {
                artifacts.stream()
                        .map(LayerCandidate::coordinates)
                        .filter(key::matches)
                        .forEach(held::add);
            }
            layers.add(held);
        }
        List<List<Set<Coordinates>>> attached = new ArrayList<>();
        for (FunctionWeight function : functions) {
            List<Set<Coordinates>> has = new ArrayList<>();
            for (int i = 0; i < layers.size(); i++) {
                if (plan.layersOf(function.name()).contains(plan.layers().get(i))) {
                    has.add(layers.get(i));
                }
            }
            if (!isAllowed(function, has)) {
                throw new IllegalStateException("function " + function.name() + " may not have these layers");
            }
            attached.add(has);
        }
        return cost(layers, attached);
    }
}
