package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.layer.SharingSwitch;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.FileChange;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.plugin.model.SharedLibrary.Before;
import io.github.lambdapackager.plugin.reactor.Consumer;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static FileChange planFile(Path root, LayerPlan plan) throws IOException {
        Path file = root.resolve(LayerPlan.FILE_NAME);
        return new FileChange(
                file,
                StandardCharsets.UTF_8,
                Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty(),
                plan.equals(NO_PLAN) ? Optional.empty() : Optional.of(new LayerPlanWriter().text(plan)));
    }

    private static Stream<String> layers(LayerPlan before, LayerPlan after, SharingRequest request) {
        Optional<String> old = holder(before, request);
        Optional<String> now = holder(after, request);
        return old.equals(now)
                ? Stream.empty()
                : Stream.of(now.map(layer -> "layer " + layer + " of "
                                + after.functionsOf(layer).size() + " functions holds it")
                        .orElseGet(() -> "functions carry it: it leaves layer " + old.orElse("")));
    }

    private static Optional<String> holder(LayerPlan plan, SharingRequest request) {
        return plan.layers().stream()
                .filter(layer -> layer.holds(request.module()))
                .map(layer -> layer.name())
                .findFirst();
    }
}
