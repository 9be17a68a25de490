package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.layer.KeptClassesReader;
import io.github.lambdapackager.plugin.layer.KeptClassesWriter;
import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.layer.SharingSwitch;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.FileChange;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.plugin.model.SharedLibrary.Before;
import io.github.lambdapackager.plugin.reactor.Consumer;
import io.github.lambdapackager.plugin.reactor.GraphArtifact;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Switches how functions come by a shared module: each carries it, a layer holds it, or it is a released library. */
public final class ModuleSharing {
    private static final LayerPlan NO_PLAN = new LayerPlan(List.of(), List.of(), LayerPins.NONE);

    /** What is to be written; {@link FileChanges#write} does it. */
    public SharingReport run(SharingRequest request) throws PackagingException, IOException {
        LayerPlan plan = new LayerPlanReader().read(request.root()).orElse(NO_PLAN);
        PomSwitch.Outcome poms = poms(request, plan.pins());
        List<FileChange> changes = new ArrayList<>(poms.changes());
        LayerPlan switched = switched(request, plan, poms.before());
        if (!switched.equals(plan)) {
            changes.add(planFile(request.root(), switched));
            changes.addAll(keptClasses(request, plan, switched));
        }
        return new SharingReport(
                changes,
                Stream.concat(poms.lines().stream(), layers(plan, switched, request))
                        .toList());
    }

    private static PomSwitch.Outcome poms(SharingRequest request, LayerPins pins) throws PackagingException {
        PomSwitch poms = new PomSwitch(request.root(), request.module(), request.places());
        List<Before> before = pins.library(ArtifactKey.of(request.module()))
                .map(SharedLibrary::before)
                .orElse(List.of());
        if (request.release().isPresent()) {
            checkConsumers(request);
            return poms.toRelease(request.release().get(), before);
        }
        return before.isEmpty() ? new PomSwitch.Outcome(List.of(), List.of(), List.of()) : poms.back(before);
    }

    /** A version from a POM that is not here cannot be changed here. */
    private static void checkConsumers(SharingRequest request) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        for (Consumer consumer : request.consumers()) {
            if (!consumer.isInTree()
                    && consumer.version().equals(request.module().version())) {
                violations.add(new Violation(
                        "module " + consumer.module().artifactId(),
                        "the version of " + ArtifactKey.of(request.module()) + " comes from " + consumer.versionFrom()
                                + ", which is not a POM of this repository",
                        "manage the version in a POM of the repository (dependencyManagement)"));
            }
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
    }

    private static LayerPlan switched(SharingRequest request, LayerPlan plan, List<Before> before)
            throws PackagingException, IOException {
        ArtifactKey artifact = ArtifactKey.of(request.module());
        List<ResolvedFunction> functions = new LayerWeights(request.modules(), plan, false)
                .functions().stream().map(FunctionWeight::resolved).toList();
        Optional<SharedLibrary> library =
                before.isEmpty() ? Optional.empty() : Optional.of(new SharedLibrary(artifact, before));
        return new SharingSwitch(functions, request.prefix())
                .run(plan, artifact, request.sharing(), request.layer(), library);
    }

    /** A layer that keeps a list of classes and takes the module in gets all of its classes. */
    private static List<FileChange> keptClasses(SharingRequest request, LayerPlan before, LayerPlan after)
            throws PackagingException, IOException {
        Optional<PlannedLayer> holder = holder(after, request).filter(layer -> !layer.isWhole());
        if (holder.isEmpty() || holder.equals(holder(before, request))) {
            return List.of();
        }
        PlannedLayer layer = holder.get();
        List<String> added = classes(request);
        if (added.isEmpty()) {
            throw new PackagingException(
                    "layer " + layer.name(),
                    "it holds only the classes of a list, and those of " + ArtifactKey.of(request.module())
                            + " are not known, for it is not compiled",
                    "run mvn package first");
        }
        Set<String> kept = new TreeSet<>(
                new KeptClassesReader().read(layer, request.root()).orElseThrow());
        kept.addAll(added);
        Path file = request.root().resolve(layer.keptClasses().orElseThrow());
        FileChange list = new FileChange(
                file,
                StandardCharsets.UTF_8,
                Optional.of(Files.readString(file)),
                Optional.of(new KeptClassesWriter().text(kept)));
        return Stream.of(list).filter(FileChange::isChange).toList();
    }

    private static List<String> classes(SharingRequest request) throws IOException {
        Optional<Path> file = request.modules().stream()
                .flatMap(module -> module.artifacts().stream())
                .filter(artifact -> ArtifactKey.of(request.module()).matches(artifact.coordinates()))
                .map(GraphArtifact::file)
                .findFirst();
        return file.isPresent() ? ArtifactContent.of(file.get()).classes() : List.of();
    }

    private static FileChange planFile(Path root, LayerPlan plan) throws IOException {
        Path file = root.resolve(LayerPlan.FILE_NAME);
        return new FileChange(
                file,
                StandardCharsets.UTF_8,
                Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty(),
                plan.equals(NO_PLAN) ? Optional.empty() : Optional.of(new LayerPlanWriter().text(plan)));
    }

    private static Stream<String> layers(LayerPlan before, LayerPlan after, SharingRequest request) {
        Optional<String> old = holder(before, request).map(PlannedLayer::name);
        Optional<String> now = holder(after, request).map(PlannedLayer::name);
        return old.equals(now)
                ? Stream.empty()
                : Stream.of(now.map(layer -> "layer " + layer + " of "
                                + after.functionsOf(layer).size() + " functions holds it")
                        .orElseGet(() -> "functions carry it: it leaves layer " + old.orElse("")));
    }

    private static Optional<PlannedLayer> holder(LayerPlan plan, SharingRequest request) {
        return plan.layers().stream()
                .filter(layer -> layer.holds(request.module()))
                .findFirst();
    }
}
