package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ExtraFilesReader;
import io.github.lambdapackager.plugin.archive.LayerAssembly;
import io.github.lambdapackager.plugin.layer.KeptClassesReader;
import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.PlanCheck;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.NativeLibraries;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layers of a module's functions, laid out from the plan and from what the module itself resolved. */
final class ModuleLayers {
    private final Path root;
    private final Optional<LayerPlan> plan;
    private final ClasspathContent content;
    private final Map<String, LayerContent> assembled = new HashMap<>();

    private ModuleLayers(Path root, Optional<LayerPlan> plan, ClasspathContent content) {
        this.root = root;
        this.plan = plan;
        this.content = content;
    }

    /** @param planFolder where the plan stands; empty: no function has a layer */
    static ModuleLayers of(Optional<Path> planFolder, ClasspathContent content) throws PackagingException, IOException {
        Path root = planFolder.orElse(Path.of(""));
        Optional<LayerPlan> plan = planFolder.isPresent() ? new LayerPlanReader().read(root) : Optional.empty();
        return new ModuleLayers(root, plan, content);
    }

    /** @throws PackagingException when the plan does not fit the module */
    void check(List<LambdaFunction> functions) throws PackagingException {
        if (plan.isEmpty()) {
            return;
        }
        ArtifactKey module = ArtifactKey.of(content.module().artifact().coordinates());
        List<Violation> violations = new ArrayList<>(new PlanCheck(plan.get())
                .check(
                        Set.of(module),
                        functions.stream()
                                .map(function -> resolved(function, content, artifact -> !function.excludes(artifact)))
                                .toList()));
        functions.forEach(function -> violations.addAll(exempted(function)));
        functions.forEach(function -> violations.addAll(madeForOthers(function)));
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    /** The function with what a layer may bring it: an exempted artifact travels with the function. */
    static ResolvedFunction layerable(LambdaFunction function, ClasspathContent content) {
        return resolved(function, content, artifact -> !function.excludes(artifact) && !function.exempts(artifact));
    }

    private static ResolvedFunction resolved(
            LambdaFunction function, ClasspathContent content, Predicate<Coordinates> filter) {
        return new ResolvedFunction(
                function.name(),
                ArtifactKey.of(content.module().artifact().coordinates()),
                content.packaged().stream()
                        .skip(1)
                        .map(element -> element.artifact().coordinates())
                        .filter(filter)
                        .toList());
    }

    /** An exempted artifact travels as the very file it is, and a layer has it without what no code reads. */
    private List<Violation> exempted(LambdaFunction function) {
        List<Violation> violations = new ArrayList<>();
        for (PlannedLayer layer : layersOf(function)) {
            content.packaged().stream()
                    .map(element -> element.artifact().coordinates())
                    .filter(artifact -> layer.holds(artifact) && function.exempts(artifact))
                    .forEach(artifact -> violations.add(new Violation(
                            "function " + function.name(),
                            "it exempts " + artifact + " from every change, and its layer " + layer.name()
                                    + " holds it changed",
                            "remove the exemption, or add \"" + artifact.groupId() + ":" + artifact.artifactId()
                                    + "\" to neverInLayer among the pins of " + LayerPlan.FILE_NAME + " and run "
                                    + PlanCheck.MENDING)));
        }
        return violations;
    }

    private List<Violation> madeForOthers(LambdaFunction function) {
        List<Violation> violations = new ArrayList<>();
        for (ProvidedLayer layer :
                plan.map(known -> known.pins().providedTo(function.name())).orElse(List.of())) {
            if (!layer.architectures().isEmpty() && !layer.architectures().contains(function.architecture())) {
                violations.add(madeForOthers(
                        function,
                        layer,
                        layer.architectures().stream().map(Architecture::id),
                        function.architecture().id()));
            }
            if (!layer.runtimes().isEmpty() && !layer.runtimes().contains(function.runtime())) {
                violations.add(madeForOthers(
                        function,
                        layer,
                        layer.runtimes().stream().map(LambdaRuntime::id),
                        function.runtime().id()));
            }
        }
        return violations;
    }

    private static Violation madeForOthers(
            LambdaFunction function, ProvidedLayer layer, Stream<String> those, String ours) {
        return new Violation(
                "function " + function.name(),
                "its layer " + layer.arn() + " is for " + those.collect(Collectors.joining(", ")) + ", and it runs on "
                        + ours,
                "attach a layer for " + ours + " and change pins.provided in " + LayerPlan.FILE_NAME);
    }

    private List<PlannedLayer> layersOf(LambdaFunction function) {
        return plan.map(known -> known.layersOf(function.name())).orElse(List.of());
    }

    /** The layers of a function, once all are checked. */
    FunctionLayers of(LambdaFunction function) throws PackagingException, IOException {
        List<LayerContent> contents = new ArrayList<>();
        for (PlannedLayer layer : layersOf(function)) {
            contents.add(assemble(layer));
        }
        checkFiles(function, contents);
        checkArchitecture(function, contents);
        return new FunctionLayers(
                contents,
                plan.map(known -> provided(known.pins().providedTo(function.name())))
                        .orElse(List.of()));
    }

    /** Lambda unpacks all layers into one folder, where the last file of a name stays. */
    private static void checkFiles(LambdaFunction function, List<LayerContent> layers) throws PackagingException {
        Map<String, LayerContent> holders = new HashMap<>();
        for (LayerContent layer : layers) {
            for (String file : layer.files().keySet()) {
                LayerContent other = holders.putIfAbsent(file, layer);
                if (other != null
                        && !Arrays.equals(other.files().get(file), layer.files().get(file))) {
                    throw new PackagingException(
                            "function " + function.name(),
                            "its layers " + other.name() + " and " + layer.name() + " both bring /opt/" + file
                                    + ", and only one of the two can be there",
                            "rename one of the files in lambda-layers/" + other.name() + " and lambda-layers/"
                                    + layer.name());
                }
            }
        }
    }

    /** An agent, say: what artifacts bring is there for both processors, and this was put there by hand. */
    private static void checkArchitecture(LambdaFunction function, List<LayerContent> layers)
            throws PackagingException {
        NativeLibraries libraries = new NativeLibraries(function.architecture());
        List<Violation> violations = new ArrayList<>();
        for (LayerContent layer : layers) {
            layer.files()
                    .forEach((file, content) -> libraries
                            .obstacleToRun(content)
                            .ifPresent(obstacle -> violations.add(new Violation(
                                    "function " + function.name(),
                                    "it runs on " + function.architecture().id() + ", and /opt/" + file
                                            + " of its layer " + layer.name() + " is " + obstacle,
                                    "put the file for "
                                            + function.architecture().id() + " into lambda-layers/" + layer.name()
                                            + ", or give the functions of each processor a layer of their own"))));
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    /**
     * The layers that a package was made for.
     *
     * @throws PackagingException when the plan or an artifact has changed since
     */
    FunctionLayers of(ManifestFunction function) throws PackagingException, IOException {
        List<LayerContent> contents = new ArrayList<>();
        for (LayerReference reference : function.layers()) {
            Optional<PlannedLayer> layer = plan.flatMap(known -> known.layer(reference.name()));
            Optional<LayerContent> content = layer.isPresent() ? Optional.of(assemble(layer.get())) : Optional.empty();
            if (content.filter(present -> present.contentDigest().equals(reference.contentDigest()))
                    .isEmpty()) {
                throw new PackagingException(
                        "function " + function.name(),
                        "its layer " + reference.name() + " is no longer the one that its package was made for",
                        "run lambda:package again");
            }
            contents.add(content.get());
        }
        List<ProvidedLayer> byArn = function.layers().isEmpty()
                ? List.of()
                : plan.map(known -> known.pins().providedTo(function.name())).orElse(List.of());
        return new FunctionLayers(contents, provided(byArn));
    }

    private LayerContent assemble(PlannedLayer layer) throws PackagingException, IOException {
        LayerContent known = assembled.get(layer.name());
        if (known != null) {
            return known;
        }
        LayerContent fresh = new LayerAssembly(layer, new KeptClassesReader().read(layer, root))
                .assemble(content.packaged(), new ExtraFilesReader(root).read(layer.name()));
        assembled.put(layer.name(), fresh);
        return fresh;
    }

    /** In another version than the function's own it is not the same artifact: then the function carries its own. */
    private List<ClasspathElement> provided(List<ProvidedLayer> layers) {
        return content.packaged().stream()
                .filter(element -> layers.stream()
                        .anyMatch(layer ->
                                layer.artifacts().contains(element.artifact().coordinates())))
                .toList();
    }
}
