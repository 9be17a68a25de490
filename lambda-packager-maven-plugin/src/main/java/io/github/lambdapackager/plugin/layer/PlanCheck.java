package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells where a build no longer fits its plan.
 *
 * <p>It judges what it is given: one module alone, or all of the reactor. Only with all of them does it see that two
 * functions of one layer have two versions of an artifact.
 */
public final class PlanCheck {
    /** What mends a plan that does not fit. */
    public static final String MENDING = "mvn lambda:plan-layers -Dlambda.plan=update";

    private static final String MEND = "run " + MENDING + " at the repository's root, which mends the plan in place";

    private final LayerPlan plan;

    public PlanCheck(LayerPlan plan) {
        this.plan = plan;
    }

    /**
     * Everything that does not fit, in a stable order.
     *
     * @param modules the modules that were looked at
     * @param functions all functions of these modules
     */
    public List<Violation> check(Set<ArtifactKey> modules, List<ResolvedFunction> functions) {
        List<Violation> violations = new ArrayList<>();
        Map<String, ResolvedFunction> byName = new TreeMap<>();
        functions.forEach(function -> byName.put(function.name(), function));
        plan.layers().forEach(layer -> violations.addAll(againstPins(layer)));
        for (PlannedFunction planned : plan.functions()) {
            Optional<ResolvedFunction> found = Optional.ofNullable(byName.get(planned.name()));
            if (found.isPresent() && found.get().module().equals(planned.module())) {
                violations.addAll(check(planned, found.get()));
            } else if (modules.contains(planned.module())) {
                violations.add(missing(planned, functions));
            }
        }
        plan.layers().forEach(layer -> violations.addAll(diverged(layer, byName)));
        return violations;
    }

    private List<Violation> againstPins(PlannedLayer layer) {
        List<Violation> violations = new ArrayList<>();
        LayerPins pins = plan.pins();
        for (ArtifactKey artifact : layer.artifacts()) {
            String pinned = pins.inLayer().getOrDefault(artifact, layer.name());
            if (!pinned.equals(layer.name())) {
                violations.add(violation(layer, "holds " + artifact + ", which is pinned into layer " + pinned, MEND));
            }
            if (pins.forbids(artifact)) {
                violations.add(violation(layer, "holds " + artifact + ", which pins.neverInLayer keeps out", MEND));
            }
        }
        return violations;
    }

    private List<Violation> check(PlannedFunction planned, ResolvedFunction function) {
        List<Violation> violations = new ArrayList<>();
        List<ProvidedLayer> provided = plan.pins().providedTo(planned.name());
        if (planned.layers().size() > plan.pins().layersLeft(planned.name())) {
            violations.add(tooMany(planned, provided.size()));
        }
        Map<ArtifactKey, String> holders = new TreeMap<>();
        for (PlannedLayer layer : plan.layersOf(planned.name())) {
            for (ArtifactKey artifact : layer.artifacts()) {
                String other = holders.put(artifact, layer.name());
                if (other != null) {
                    violations.add(violation(
                            planned, artifact + " is in two of its layers, " + other + " and " + layer.name(), MEND));
                }
                violations.addAll(check(planned, function, layer, artifact));
            }
        }
        provided.forEach(layer -> violations.addAll(otherVersions(function, layer)));
        return violations;
    }

    private Violation tooMany(PlannedFunction planned, int byArn) {
        int max = plan.pins().maxLayers().orElse(LayerPins.LAMBDA_MAX_LAYERS);
        return violation(
                planned,
                planned.layers().size() + " layers of the plan and " + byArn + " by ARN are more than the " + max
                        + " that " + (plan.pins().maxLayers().isPresent() ? "pins.maxLayers" : "Lambda") + " allows",
                MEND);
    }

    private List<Violation> check(
            PlannedFunction planned, ResolvedFunction function, PlannedLayer layer, ArtifactKey artifact) {
        List<Violation> violations = new ArrayList<>();
        if (function.versionOf(artifact).isEmpty()) {
            violations.add(violation(
                    planned,
                    "its layer " + layer.name() + " holds " + artifact + ", which the function does not have",
                    MEND));
        }
        for (ProvidedLayer provided : plan.pins().providedTo(planned.name())) {
            if (provided.provides(artifact)) {
                violations.add(violation(
                        planned,
                        "its layer " + layer.name() + " holds " + artifact + ", which " + provided.arn() + " provides",
                        MEND));
            }
        }
        return violations;
    }

    private static List<Violation> otherVersions(ResolvedFunction function, ProvidedLayer layer) {
        List<Violation> violations = new ArrayList<>();
        for (Coordinates held : layer.artifacts()) {
            Optional<String> version = function.versionOf(ArtifactKey.of(held));
            if (version.isPresent() && !version.get().equals(held.version())) {
                violations.add(new Violation(
                        "function " + function.name(),
                        layer.arn() + " provides " + held + ", and the function has version " + version.get(),
                        "attach a layer that has this version and change pins.provided in " + LayerPlan.FILE_NAME
                                + ", or depend on version " + held.version()));
            }
        }
        return violations;
    }

    private static Violation missing(PlannedFunction planned, List<ResolvedFunction> functions) {
        String there = functions.stream()
                .filter(function -> function.module().equals(planned.module()))
                .map(ResolvedFunction::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return violation(
                planned,
                "the layer plan has it in module " + planned.module() + ", which has "
                        + (there.isEmpty() ? "no function" : "only " + there),
                MEND);
    }

    private List<Violation> diverged(PlannedLayer layer, Map<String, ResolvedFunction> functions) {
        List<Violation> violations = new ArrayList<>();
        for (ArtifactKey artifact : layer.artifacts()) {
            Map<String, List<String>> versions = new TreeMap<>();
            for (PlannedFunction planned : plan.functionsOf(layer.name())) {
                Optional.ofNullable(functions.get(planned.name()))
                        .flatMap(function -> function.versionOf(artifact))
                        .ifPresent(version -> versions.computeIfAbsent(version, any -> new ArrayList<>())
                                .add(planned.name()));
            }
            if (versions.size() > 1) {
                violations.add(violation(
                        layer,
                        "its functions have several versions of " + artifact + ": " + shown(versions),
                        "give them one version (dependencyManagement), or " + MEND));
            }
        }
        return violations;
    }

    /** The most used version first. */
    private static String shown(Map<String, List<String>> versions) {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        versions.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted.entrySet().stream()
                .map(entry -> entry.getKey() + " in " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static Violation violation(PlannedFunction planned, String problem, String remedy) {
        return new Violation("function " + planned.name(), problem, remedy);
    }

    private static Violation violation(PlannedLayer layer, String problem, String remedy) {
        return new Violation("layer " + layer.name(), problem, remedy);
    }
}
