package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.cache.BuildRecord;
import io.github.lambdapackager.plugin.cache.BuildRecord.Made;
import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.report.BuildCounts;
import io.github.lambdapackager.plugin.report.FunctionRow;
import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.plugin.report.ModuleRow;
import io.github.lambdapackager.publisher.model.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Packages the functions of one module, or finds that nothing has changed. */
final class ModuleBuild {
    private final long start = System.nanoTime();
    private final AtomicInteger parsedJars = new AtomicInteger();
    private final Set<String> notes = new LinkedHashSet<>();

    /** What did not fit the plan and does now. */
    private final List<String> mended = new ArrayList<>();

    private final PackageRequest request;
    private final ClasspathReader reader;
    private final SharedParts shared;
    private final OutputFolder folder;
    private final ReachabilityMetadata metadata;

    ModuleBuild(PackageRequest request, SharedParts shared) {
        this.request = request;
        this.shared = shared;
        this.reader = shared.reader().telling(jar -> parsedJars.incrementAndGet());
        this.folder = new OutputFolder(request.module().outputDirectory());
        this.metadata = request.metadata().get();
    }

    /** What is known before anything is built. */
    private record Known(ModuleInputs inputs, EarlierResults earlier, FileDigests digests) {}

    BuildReport run() throws PackagingException, IOException {
        if (!request.isReusable()) {
            return report(build(Optional.empty()));
        }
        Known known = known();
        if (request.planUpdate().isPresent()) {
            return report(build(Optional.of(known)), known);
        }
        Optional<SortedMap<String, Made>> untouched = known.earlier().untouched(known.inputs());
        if (untouched.isPresent()) {
            return untouched(untouched.get());
        }
        Optional<List<FunctionResult>> earlier = known.earlier().findAll(known.inputs());
        List<FunctionResult> results = earlier.isPresent() ? earlier.get() : build(Optional.of(known));
        if (earlier.isPresent() && !results.isEmpty()) {
            folder.write(manifest(results));
        }
        return report(results, known);
    }

    private Known known() throws PackagingException, IOException {
        Optional<BuildRecord> record = BuildRecord.read(folder.record());
        FileDigests ofModule = shared.digests()
                .ofModule(
                        record.map(BuildRecord::memory).orElse(Memory.EMPTY),
                        request.reuse().build());
        return new Known(
                ModuleInputs.read(request, metadata, ofModule, reader),
                new EarlierResults(folder, record, shared.cache(request.reuse()), ofModule),
                ofModule);
    }

    private List<FunctionResult> build(Optional<Known> known) throws PackagingException, IOException {
        ClasspathContent content = reader.read(request.module().classpath());
        List<LambdaFunction> functions = new FunctionResolver(request).resolve(content);
        Set<String> names = functions.stream().map(LambdaFunction::name).collect(Collectors.toSet());
        folder.startAfresh(names);
        mendPlan(content, functions);
        if (functions.isEmpty()) {
            return List.of();
        }
        try {
            List<FunctionResult> results = build(functions, content, known);
            folder.write(manifest(results));
            return results;
        } catch (PackagingException | IOException e) {
            folder.discard(names);
            throw e;
        }
    }

    private void mendPlan(ClasspathContent content, List<LambdaFunction> functions)
            throws PackagingException, IOException {
        if (request.planUpdate().isPresent()) {
            ArtifactKey module = ArtifactKey.of(content.module().artifact().coordinates());
            mended.addAll(request.planUpdate()
                    .get()
                    .run(
                            module,
                            functions.stream()
                                    .map(function -> ModuleLayers.layerable(function, content))
                                    .toList()));
        }
    }

    private List<FunctionResult> build(List<LambdaFunction> functions, ClasspathContent content, Optional<Known> known)
            throws PackagingException, IOException {
        ModuleLayers layers = ModuleLayers.of(request.planFolder(), content);
        layers.check(functions);
        WorkingRoom.Place place = shared.room().take(content);
        try (FunctionPackaging packaging =
                new FunctionPackaging(request, metadata, content, layers, folder, shared, sizes(known), notes)) {
            List<FunctionResult> results = new ArrayList<>();
            for (LambdaFunction function : functions) {
                results.add(result(function, known, layers, packaging));
            }
            return results;
        } finally {
            place.leave();
        }
    }

    private static UnshakenWriter.Sizes sizes(Optional<Known> known) {
        return known.<UnshakenWriter.Sizes>map(each ->
                        (file, measuring) -> each.digests().figure("deflated-about", file, measuring::deflatedBytes))
                .orElse(UnshakenWriter.Sizes.MEASURED);
    }

    private static FunctionResult result(
            LambdaFunction function, Optional<Known> known, ModuleLayers layers, FunctionPackaging packaging)
            throws PackagingException, IOException {
        if (known.isEmpty()) {
            return packaging.build(function, "");
        }
        String key = known.get().inputs().keyOf(function, layers.of(function));
        Optional<FunctionResult> earlier = known.get().earlier().find(function.name(), key);
        return earlier.isPresent() ? earlier.get() : packaging.build(function, key);
    }

    private Manifest manifest(List<FunctionResult> results) {
        return new Manifest(
                request.tool(), results.stream().map(FunctionResult::function).toList(), List.of());
    }

    private BuildReport report(List<FunctionResult> results, Known known) throws IOException {
        known.earlier().keep(known.inputs(), results);
        notes.addAll(known.earlier().notes());
        return report(results);
    }

    private BuildReport report(List<FunctionResult> results) {
        Duration time = time(results.size());
        List<FunctionRow> rows = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (FunctionResult result : results) {
            FunctionFacts facts = new FunctionFacts(result.function());
            rows.add(facts.row(result.function().name(), result.origin(), time));
            warnings.addAll(result.warnings());
        }
        return report(rows, warnings);
    }

    private BuildReport untouched(SortedMap<String, Made> functions) {
        Duration time = time(functions.size());
        List<FunctionRow> rows = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        functions.forEach((name, made) -> {
            rows.add(new FunctionFacts(made.facts()).row(name, Origin.UNCHANGED, time));
            warnings.addAll(made.warnings());
        });
        return report(rows, warnings);
    }

    private Duration time(int functions) {
        return Duration.ofNanos(System.nanoTime() - start).dividedBy(Math.max(1, functions));
    }

    private BuildReport report(List<FunctionRow> rows, List<String> ofFunctions) {
        // What concerns the class path is the same for each function: say it once.
        Set<String> warnings = new LinkedHashSet<>(mended);
        if (!rows.isEmpty()) {
            warnings.add(metadata.problem());
        }
        warnings.addAll(ofFunctions);
        warnings.remove("");
        SortedMap<String, Path> zips = new TreeMap<>();
        rows.forEach(row -> zips.put(row.function(), folder.zip(row.function())));
        return new BuildReport(
                new ModuleRow(rows, BuildCounts.of(parsedJars.get(), rows)),
                zips,
                folder.manifest(),
                List.copyOf(warnings),
                List.copyOf(notes));
    }
}
