package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes in a plan how one artifact is shared, and nothing else. */
public final class SharingSwitch {
    private final List<ResolvedFunction> functions;
    private final LayerNaming naming;

    /**
     * For one repository.
     *
     * @param functions all functions
     * @param prefix what the names of new layers start with
     */
    public SharingSwitch(List<ResolvedFunction> functions, String prefix) {
        this.functions = functions.stream()
                .sorted(Comparator.comparing(ResolvedFunction::name))
                .toList();
        this.naming = new LayerNaming(prefix);
    }

    /**
     * The plan with the artifact where it is wanted.
     *
     * @param layer the layer that shall hold it; empty: the one that does, or a new one
     * @param library what is noted of it as a library; empty: it is none
     * @throws PackagingException when functions cannot have it in that layer
     */
    public LayerPlan run(
            LayerPlan plan,
            ArtifactKey artifact,
            Sharing sharing,
            Optional<String> layer,
            Optional<SharedLibrary> library)
            throws PackagingException {
        LayerPins freed = plan.pins().without(artifact);
        LayerPins pins = library.map(freed::withLibrary).orElse(freed);
        return switch (sharing) {
            case EMBEDDED -> without(plan, artifact, pins.withNeverInLayer(artifact));
            case LIBRARY -> without(plan, artifact, pins);
            case PLANNED -> new LayerPlan(plan.layers(), plan.functions(), pins);
            case LAYER -> inLayer(plan, artifact, pins, layer.orElseGet(() -> usualLayer(plan, artifact)));
        };
    }

    private static LayerPlan without(LayerPlan plan, ArtifactKey artifact, LayerPins pins) {
        List<PlannedLayer> layers = plan.layers().stream()
                .flatMap(layer -> without(layer, artifact).stream())
                .toList();
        Set<String> left = layers.stream().map(PlannedLayer::name).collect(Collectors.toSet());
        List<PlannedFunction> attached = new ArrayList<>();
        for (PlannedFunction function : plan.functions()) {
            List<String> kept =
                    function.layers().stream().filter(left::contains).toList();
            // One that is not listed has no layer.
            if (!kept.isEmpty() || function.layers().isEmpty()) {
                attached.add(withLayers(function, kept));
            }
        }
        return new LayerPlan(layers, attached, pins);
    }

    private static Optional<PlannedLayer> without(PlannedLayer layer, ArtifactKey artifact) {
        List<ArtifactKey> others = layer.artifacts().stream()
                .filter(held -> !held.equals(artifact))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(withArtifacts(layer, others));
    }

    private String usualLayer(LayerPlan plan, ArtifactKey artifact) {
        Set<String> taken = new TreeSet<>(plan.pins().inLayer().values());
        plan.layers().forEach(layer -> taken.add(layer.name()));
        return Optional.ofNullable(plan.pins().inLayer().get(artifact))
                .or(() -> plan.layers().stream()
                        .filter(layer -> layer.artifacts().contains(artifact))
                        .map(PlannedLayer::name)
                        .findFirst())
                .orElseGet(() -> naming.fresh(artifact.artifactId().replaceAll("[^a-zA-Z0-9_-]", "-"), taken));
    }

    private LayerPlan inLayer(LayerPlan plan, ArtifactKey artifact, LayerPins pins, String name)
            throws PackagingException {
        checkName(name);
        LayerPins pinned = pins.withInLayer(artifact, name);
        Optional<PlannedLayer> old = plan.layer(name);
        if (old.isPresent() && old.get().artifacts().contains(artifact)) {
            return new LayerPlan(plan.layers(), plan.functions(), pinned);
        }
        List<ResolvedFunction> having = functions.stream()
                .filter(function -> function.versionOf(artifact).isPresent())
                .toList();
        check(plan, artifact, pinned, name, having);
        LayerPlan elsewhere = without(plan, artifact, pins);
        PlannedLayer layer = old.isPresent()
                ? withArtifacts(
                        old.get(),
                        Stream.concat(old.get().artifacts().stream(), Stream.of(artifact))
                                .toList())
                : new PlannedLayer(
                        name,
                        List.of(artifact),
                        Optional.empty(),
                        "pinned: " + having.size() + (having.size() == 1 ? " function has it" : " functions have it"),
                        new TreeMap<>());
        List<PlannedLayer> layers = Stream.concat(
                        elsewhere.layers().stream()
                                .filter(other -> !other.name().equals(name)),
                        Stream.of(layer))
                .toList();
        List<PlannedFunction> attached = old.isPresent() ? elsewhere.functions() : attached(elsewhere, having, name);
        return new LayerPlan(layers, attached, pinned);
    }

    private static void checkName(String name) throws PackagingException {
        try {
            PlannedLayer.checkName(name);
        } catch (IllegalArgumentException e) {
            throw new PackagingException("lambda:share", String.valueOf(e.getMessage()), "name it with -Dlambda.layer");
        }
    }

    private static void check(
            LayerPlan plan, ArtifactKey artifact, LayerPins pins, String name, List<ResolvedFunction> having)
            throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        Set<String> versions = having.stream()
                .flatMap(function -> function.versionOf(artifact).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (having.isEmpty()) {
            violations.add(new Violation(
                    artifact.toString(),
                    "no function has it, so that no layer can hold it",
                    "depend on it in a module with functions"));
        }
        if (versions.size() > 1) {
            violations.add(new Violation(
                    artifact.toString(),
                    "functions have it in several versions, " + String.join(", ", versions) + ", and a layer holds one",
                    "give them one version (dependencyManagement)"));
        }
        pins.contradictions()
                .forEach(contradiction -> violations.add(new Violation(
                        LayerPlan.FILE_NAME + ", pins", contradiction, "take the other pin out of the file first")));
        Optional<PlannedLayer> old = plan.layer(name);
        if (old.isPresent()) {
            violations.addAll(checkGrowing(plan, artifact, old.get(), having));
        } else {
            violations.addAll(checkRoom(plan, artifact, name, having));
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    private static List<Violation> checkGrowing(
            LayerPlan plan, ArtifactKey artifact, PlannedLayer layer, List<ResolvedFunction> having) {
        Set<String> names = having.stream().map(ResolvedFunction::name).collect(Collectors.toSet());
        List<String> lacking = plan.functionsOf(layer.name()).stream()
                .map(PlannedFunction::name)
                .filter(name -> !names.contains(name))
                .toList();
        return lacking.isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "layer " + layer.name(),
                        "it cannot take " + artifact + " in, which its "
                                + (lacking.size() == 1 ? "function " : "functions ") + String.join(", ", lacking)
                                + (lacking.size() == 1 ? " does" : " do") + " not have",
                        "name a layer whose functions all have it with -Dlambda.layer, or a new one"));
    }

    private static List<Violation> checkRoom(
            LayerPlan plan, ArtifactKey artifact, String name, List<ResolvedFunction> having) {
        List<String> full = having.stream()
                .map(ResolvedFunction::name)
                .filter(function ->
                        layersBeside(plan, function, artifact) >= plan.pins().layersLeft(function))
                .toList();
        return full.isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "layer " + name,
                        "there is no room for it in " + String.join(", ", full)
                                + (full.size() == 1 ? ", which has" : ", which have") + " all the layers allowed",
                        "name one of their layers with -Dlambda.layer"));
    }

    /** Without a layer that goes when it loses the artifact. */
    private static long layersBeside(LayerPlan plan, String function, ArtifactKey artifact) {
        return plan.layersOf(function).stream()
                .filter(layer -> !layer.artifacts().equals(List.of(artifact)))
                .count();
    }

    private static List<PlannedFunction> attached(LayerPlan plan, List<ResolvedFunction> having, String layer) {
        List<PlannedFunction> attached = new ArrayList<>(plan.functions());
        for (ResolvedFunction function : having) {
            PlannedFunction planned = plan.functions().stream()
                    .filter(known -> known.name().equals(function.name()))
                    .findFirst()
                    .orElseGet(() ->
                            new PlannedFunction(function.name(), function.module(), List.of(), "", new TreeMap<>()));
            attached.removeIf(known -> known.name().equals(function.name()));
            attached.add(withLayers(planned, inserted(planned.layers(), layer)));
        }
        return attached;
    }

    private static List<String> inserted(List<String> layers, String layer) {
        List<String> all = new ArrayList<>(layers);
        int place = 0;
        while (place < all.size() && all.get(place).compareTo(layer) < 0) {
            place++;
        }
        all.add(place, layer);
        return all;
    }

    private static PlannedLayer withArtifacts(PlannedLayer layer, List<ArtifactKey> artifacts) {
        // Its figures were those of what it held.
        return new PlannedLayer(layer.name(), artifacts, layer.keptClasses(), layer.reason(), new TreeMap<>());
    }

    private static PlannedFunction withLayers(PlannedFunction function, List<String> layers) {
        return new PlannedFunction(function.name(), function.module(), layers, function.reason(), function.figures());
    }
}
