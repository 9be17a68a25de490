package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ArchiveReader;
import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.LayerOrder;
import io.github.lambdapackager.plugin.archive.PackageWriter;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.link.LinkCheck;
import io.github.lambdapackager.plugin.link.LinkReport;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.report.FunctionRow;
import io.github.lambdapackager.plugin.report.ManifestReport;
import io.github.lambdapackager.plugin.rule.CollectedRules;
import io.github.lambdapackager.plugin.rule.KeepRules;
import io.github.lambdapackager.plugin.shake.LinkedClasspath;
import io.github.lambdapackager.plugin.shake.Shaker;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Packages all functions of a module: read, find the handlers, collect rules, link, shake, write, check, describe.
 *
 * <p>One instance serves all modules of a build, from any thread, so that what modules share is read once.
 */
@Named
@Singleton
public final class FunctionBuild {
    private final ClasspathReader reader = new ClasspathReader();
    private final PackageWriter writer = new PackageWriter();
    private final ArchiveReader archiveReader = ArchiveReader.ofFunctions();
    private final UnshakenWriter unshakenWriter = new UnshakenWriter();

    /**
     * Leaves one zip a function and their manifest in the module's output directory, and nothing there of functions
     * that are gone; no zip where it fails half-way.
     *
     * @throws PackagingException with all that the user can fix
     */
    public BuildReport run(PackageRequest request) throws PackagingException, IOException {
        long start = System.nanoTime();
        ClasspathContent content = reader.read(request.module().classpath());
        List<LambdaFunction> functions = new FunctionResolver(request).resolve(content);
        OutputFolder folder = new OutputFolder(request.module().outputDirectory());
        Set<String> names = functions.stream().map(LambdaFunction::name).collect(Collectors.toSet());
        folder.startAfresh(names);
        List<String> mended = mendPlan(request, content, functions);
        if (functions.isEmpty()) {
            return new BuildReport(List.of(), List.of(), folder.manifest(), mended, List.of());
        }
        try {
            ModuleLayers layers = ModuleLayers.of(request.planFolder(), content);
            layers.check(functions);
            Linking linking = new Linking(content, request, layers);
            linking.warnings.addAll(mended);
            return packageAll(request, functions, linking, folder, start);
        } catch (PackagingException | IOException e) {
            folder.discard(names);
            throw e;
        }
    }

    /** What can be left out one by one of the sources that are data. */
    public static List<String> partsOfRuleSources() {
        return Stream.concat(KeepRules.ids().stream(), Shaker.ids().stream()).toList();
    }

    /** What did not fit the plan and does now. */
    private static List<String> mendPlan(
            PackageRequest request, ClasspathContent content, List<LambdaFunction> functions)
            throws PackagingException, IOException {
        if (request.planUpdate().isEmpty()) {
            return List.of();
        }
        ArtifactKey module = ArtifactKey.of(content.module().artifact().coordinates());
        return request.planUpdate()
                .get()
                .run(
                        module,
                        functions.stream()
                                .map(function -> ModuleLayers.layerable(function, content))
                                .toList());
    }

    private BuildReport packageAll(
            PackageRequest request, List<LambdaFunction> functions, Linking linking, OutputFolder folder, long start)
            throws PackagingException, IOException {
        ClasspathContent content = linking.content;
        for (LambdaFunction function : functions) {
            linking.link(function.runtime());
        }
        ArchiveSize unshaken = unshakenWriter.measure(content);
        Duration shared = since(start).dividedBy(functions.size());

        List<DeploymentPackage> packages = new ArrayList<>();
        List<FunctionRow> rows = new ArrayList<>();
        for (LambdaFunction function : functions) {
            long functionStart = System.nanoTime();
            DeploymentPackage built = build(function, linking, folder);
            packages.add(built);
            rows.add(row(built, unshaken, shared.plus(since(functionStart))));
            if (request.writeUnshaken()) {
                unshakenWriter.write(content, folder.unshakenZip(function.name()));
            }
        }
        Coordinates module = content.module().artifact().coordinates();
        folder.describe(new ManifestReport(request.tool()).describe(module, unshaken, packages), packages);
        return new BuildReport(
                packages, rows, folder.manifest(), warnings(packages, linking), notes(packages, linking));
    }

    private DeploymentPackage build(LambdaFunction function, Linking linking, OutputFolder folder)
            throws PackagingException, IOException {
        Linked linked = linking.link(function.runtime());
        CollectedRules rules = linked.rules().collect(function);
        linking.notes.addAll(rules.notes());
        long start = System.nanoTime();
        ShakenFunction shaken =
                linked.classpath().shake(function, rules.rules(), rules.resources(), linking.layers.of(function));
        Duration shaking = since(start);
        DeploymentPackage built = writer.write(new LayerOrder(shaken).restored(), folder.zip(function.name()));
        if (!linking.sources.left().isEmpty()) {
            // Built to see what a source of rules is worth, and not to be used.
            return built;
        }
        start = System.nanoTime();
        List<ClasspathRoot> roots = archiveReader.read(folder.zip(function.name()), built.artifacts());
        LinkReport links = linked.check().check(shaken, roots, linked.rules().servicesWithoutReader(shaken.fired()));
        linking.notes.add(String.format(
                "%s: %s; shaking took %d ms, this check %d ms",
                function.name(),
                links.summary(),
                shaking.toMillis(),
                since(start).toMillis()));
        return built;
    }

    private static FunctionRow row(DeploymentPackage built, ArchiveSize unshaken, Duration time) {
        return new FunctionRow(
                built.shaken().function().name(),
                unshaken.zippedBytes(),
                built.archive().zippedBytes(),
                unshaken.unzippedBytes(),
                built.archive().unzippedBytes(),
                built.shaken().classesIn(),
                built.shaken().classesOut(),
                time);
    }

    private static List<String> warnings(List<DeploymentPackage> packages, Linking linking) {
        // What concerns the class path is the same for each function: say it once.
        return Stream.of(
                        linking.warnings.stream(),
                        Stream.of(linking.metadata.problem()).filter(problem -> !problem.isEmpty()),
                        packages.stream().flatMap(built -> built.shaken().warnings().stream()))
                .flatMap(warnings -> warnings)
                .distinct()
                .toList();
    }

    private static List<String> notes(List<DeploymentPackage> packages, Linking linking) {
        List<String> notes = new ArrayList<>(linking.notes);
        for (DeploymentPackage built : packages) {
            String function = built.shaken().function().name() + ": ";
            built.shaken().notes().forEach(note -> notes.add(function + note));
            built.notes().forEach(note -> notes.add(function + note));
        }
        return notes;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What the functions of one runtime share. */
    private record Linked(LinkedClasspath classpath, KeepRules rules, LinkCheck check) {}

    /** The module's class path, linked once for each runtime that its functions have. */
    private static final class Linking {
        private final ClasspathContent content;
        private final ReachabilityMetadata metadata;
        private final ModuleLayers layers;
        private final RuleSources sources;
        private final Map<LambdaRuntime, Linked> linked = new EnumMap<>(LambdaRuntime.class);
        private final Set<String> notes = new LinkedHashSet<>();
        private final List<String> warnings = new ArrayList<>();

        Linking(ClasspathContent content, PackageRequest request, ModuleLayers layers) {
            this.content = content;
            this.metadata = request.metadata().get();
            this.sources = request.sources();
            this.layers = layers;
        }

        Linked link(LambdaRuntime runtime) {
            Linked known = linked.get(runtime);
            if (known != null) {
                return known;
            }
            notes.add("linked for " + runtime.id() + " against the API of Java " + runtime.javaVersion());
            Linked fresh = new Linked(
                    new Shaker(sources).link(content, runtime.javaVersion()),
                    new KeepRules(content, runtime, metadata, sources),
                    new LinkCheck(content, runtime.javaVersion()));
            linked.put(runtime, fresh);
            return fresh;
        }
    }
}
