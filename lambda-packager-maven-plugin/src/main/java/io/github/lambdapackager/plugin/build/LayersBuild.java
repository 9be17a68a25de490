package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.ExtraFilesReader;
import io.github.lambdapackager.plugin.archive.LayerAssembly;
import io.github.lambdapackager.plugin.archive.LayerWriter;
import io.github.lambdapackager.plugin.layer.KeptClassesReader;
import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.layer.PlanCheck;
import io.github.lambdapackager.plugin.layer.PlanMending;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.report.LayerRow;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Named;
import javax.inject.Singleton;

/** Builds the layers of the plan, and merges the manifests of all functions into one that describes them as well. */
@Named
@Singleton
public final class LayersBuild {
    private final ClasspathReader reader = new ClasspathReader();
    private final LayerWriter writer = new LayerWriter();

    /**
     * Leaves one zip a layer and the manifest in the output directory.
     *
     * @throws PackagingException when the plan does not fit the functions, or one was made for another content of a layer
     */
    public LayersReport run(LayersRequest request) throws PackagingException, IOException {
        Path output = request.outputDirectory();
        Files.createDirectories(output);
        MergedFunctions functions = MergedFunctions.read(request);
        List<String> warnings = new ArrayList<>();
        Optional<LayerPlan> plan = plan(functions, request, warnings);
        check(functions, plan);
        List<ManifestLayer> layers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (PlannedLayer layer : plan.map(LayerPlan::layers).orElse(List.of())) {
            List<ManifestFunction> users = functions.having(layer.name());
            if (!users.isEmpty()) {
                LayerContent content = content(layer, users.get(0), request);
                checkDigests(content, users);
                warnings.addAll(new BuildStamps(request.ownModules()).in(content));
                ManifestLayer written = write(content, users, output);
                checkCap(written, plan.orElseThrow().pins());
                layers.add(written);
                lines.add(
                        new LayerRow(layer.name(), written.zip(), content.jars().size(), layer.isWhole(), users.size())
                                .summary());
            }
        }
        Path manifest = new ManifestWriter()
                .write(new Manifest(request.tool(), functions.all(), layers), output.resolve("manifest.json"));
        Set<String> whole = plan.map(LayerPlan::layers).orElse(List.of()).stream()
                .filter(PlannedLayer::isWhole)
                .map(PlannedLayer::name)
                .collect(Collectors.toSet());
        return new LayersReport(layers, whole, manifest, lines, warnings);
    }

    private static Optional<LayerPlan> plan(MergedFunctions functions, LayersRequest request, List<String> warnings)
            throws PackagingException, IOException {
        if (request.planFolder().isEmpty()) {
            return Optional.empty();
        }
        Path folder = request.planFolder().get();
        Optional<LayerPlan> plan = new LayerPlanReader().read(folder);
        if (plan.isEmpty() || !request.mendPlan()) {
            return plan;
        }
        Set<ArtifactKey> modules = new TreeSet<>(functions.modules());
        plan.get().functions().stream()
                .map(PlannedFunction::module)
                .filter(module -> !request.ownModules().contains(module.toString()))
                .forEach(modules::add);
        LayerPlan mended = new PlanMending(modules, functions.resolved()).mend(plan.get());
        if (!mended.equals(plan.get())) {
            Path file = new LayerPlanWriter().write(mended, folder);
            warnings.add("mended " + file + ": review the change and check it in");
        }
        return Optional.of(mended);
    }

    private static void check(MergedFunctions functions, Optional<LayerPlan> plan) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        boolean withLayers =
                functions.all().stream().anyMatch(function -> !function.layers().isEmpty());
        if (plan.isPresent() && withLayers) {
            violations.addAll(new PlanCheck(plan.get()).check(functions.modules(), functions.resolved()));
            for (PlannedFunction planned : plan.get().functions()) {
                functions
                        .named(planned.name())
                        .ifPresentOrElse(
                                function -> violations.addAll(otherLayers(planned, function)),
                                () -> unknown(planned, functions).ifPresent(violations::add));
            }
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    private static Optional<Violation> unknown(PlannedFunction planned, MergedFunctions functions) {
        if (functions.modules().contains(planned.module())) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                "function " + planned.name(),
                "the layer plan has it in module " + planned.module() + ", and no dependency of this module brings it",
                "add a dependency on " + planned.module() + " of <type>pom</type> to this module, or run "
                        + PlanCheck.MENDING));
    }

    private static List<Violation> otherLayers(PlannedFunction planned, ManifestFunction function) {
        List<String> made = function.layers().stream().map(LayerReference::name).toList();
        return made.equals(planned.layers())
                ? List.of()
                : List.of(new Violation(
                        "function " + planned.name(),
                        "its package was made for " + shown(made) + ", and the plan has " + shown(planned.layers()),
                        "build its module again: mvn package"));
    }

    private static String shown(List<String> layers) {
        return layers.isEmpty() ? "no layer" : (layers.size() == 1 ? "layer " : "layers ") + String.join(", ", layers);
    }

    /** From the artifacts that a function was made with: all functions of the layer have the same. */
    private LayerContent content(PlannedLayer layer, ManifestFunction user, LayersRequest request)
            throws PackagingException, IOException {
        Path root = request.planFolder().orElseThrow();
        List<ResolvedArtifact> artifacts = new ArrayList<>();
        for (ManifestArtifact artifact : user.artifacts()) {
            Coordinates coordinates = artifact.coordinates();
            if (layer.holds(coordinates)) {
                artifacts.add(new ResolvedArtifact(coordinates, request.files().of(coordinates), false));
            }
        }
        return new LayerAssembly(layer, new KeptClassesReader().read(layer, root))
                .assemble(reader.readJars(artifacts), new ExtraFilesReader(root).read(layer.name()));
    }

    private static void checkDigests(LayerContent content, List<ManifestFunction> users) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        for (ManifestFunction function : users) {
            for (LayerReference reference : function.layers()) {
                if (reference.name().equals(content.name())
                        && !reference.contentDigest().equals(content.contentDigest())) {
                    violations.add(new Violation(
                            "function " + function.name(),
                            "its package was made for another content of layer " + content.name() + ": "
                                    + reference.contentDigest() + ", and the layer has " + content.contentDigest(),
                            "build both together: mvn package -pl "
                                    + ArtifactKey.of(function.module()).artifactId() + " -am, with the layers module"));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    private static void checkCap(ManifestLayer layer, LayerPins pins) throws PackagingException {
        long zipped = layer.zip().zippedBytes();
        if (zipped > pins.maxZippedBytes().orElse(Long.MAX_VALUE)) {
            throw new PackagingException(
                    "layer " + layer.name(),
                    String.format(
                            Locale.ROOT,
                            "it has %,d bytes zipped, and pins.maxZippedBytes allows %,d",
                            zipped,
                            pins.maxZippedBytes().getAsLong()),
                    "take artifacts out of it in " + LayerPlan.FILE_NAME
                            + ", raise the cap or run mvn lambda:plan-layers -Dlambda.plan=new");
        }
    }

    private ManifestLayer write(LayerContent content, List<ManifestFunction> users, Path output)
            throws PackagingException, IOException {
        return new ManifestLayer(
                content.name(),
                writer.write(content, output.resolve(content.name() + ".zip")),
                content.contentDigest(),
                users.stream().map(ManifestFunction::runtime).collect(Collectors.toCollection(TreeSet::new)),
                users.stream().map(ManifestFunction::architecture).collect(Collectors.toCollection(TreeSet::new)),
                content.jars().stream()
                        .map(LayerJar::content)
                        .map(jar -> jar.artifact().coordinates())
                        .toList());
    }
}
