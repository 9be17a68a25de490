package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerVariant;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.reactor.GraphArtifact;
import io.github.lambdapackager.plugin.reactor.GraphFunction;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import io.github.lambdapackager.plugin.reactor.HandlerSources;
import io.github.lambdapackager.plugin.report.ShakingLists;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What functions and artifacts weigh: as they were packaged last where they were, and else whole.
 *
 * <p>A function that was packaged with layers has less in its zip than it reaches; what its layers brought is weighed by the
 * classes that it keeps.
 */
final class LayerWeights {
    private final Map<Path, ArtifactContent> contents = new HashMap<>();
    private final Map<Coordinates, GraphArtifact> artifacts = new LinkedHashMap<>();
    private final List<FunctionWeight> functions = new ArrayList<>();
    private final Map<String, Set<String>> keptByFunction = new TreeMap<>();
    private final Map<String, Set<String>> wholeByFunction = new TreeMap<>();
    private final Map<String, Path> lists = new TreeMap<>();
    private final Set<String> withLayers = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final LayerPlan plan;
    private final boolean keptSets;
    private int shaken;

    LayerWeights(List<GraphModule> modules, LayerPlan plan, boolean keptSets) throws PackagingException, IOException {
        this.plan = plan;
        this.keptSets = keptSets;
        for (GraphModule module : modules) {
            module.artifacts().forEach(artifact -> artifacts.put(artifact.coordinates(), artifact));
            read(module);
        }
        notes.add(
                shaken == functions.size() && !functions.isEmpty()
                        ? "sizes: of the functions as they were packaged last"
                        : shaken == 0
                                ? "sizes: of whole jars, for nothing is packaged yet; after mvn package the plan is"
                                        + " exact"
                                : "sizes: " + shaken + " of " + functions.size()
                                        + " functions as they were packaged last, the" + " others with whole jars");
        if (keptSets && !isShaken()) {
            throw new PackagingException(
                    "layers of kept sets",
                    "which classes functions reach is not known, for not all of them are packaged",
                    "run mvn package first");
        }
        if (keptSets || plan.layers().stream().anyMatch(layer -> !layer.isWhole())) {
            completeKeptSets();
        }
    }

    private void completeKeptSets() throws PackagingException {
        List<ResolvedArtifact> all = artifacts.values().stream()
                .map(artifact -> new ResolvedArtifact(artifact.coordinates(), artifact.file(), artifact.own()))
                .toList();
        WholeClasses whole = new WholeClasses(new ClasspathReader().readJars(all));
        keptByFunction.forEach((function, kept) -> wholeByFunction.put(function, whole.with(kept)));
    }

    /** Whether every function was packaged, so that what it reaches is known. */
    boolean isShaken() {
        return shaken == functions.size();
    }

    List<FunctionWeight> functions() {
        return functions;
    }

    List<String> notes() {
        return notes;
    }

    private void read(GraphModule module) throws PackagingException, IOException {
        Path manifest = module.outputDirectory().resolve("manifest.json");
        List<ManifestFunction> packaged = Files.isRegularFile(manifest) ? manifest(manifest) : List.of();
        List<String> declared =
                module.declared().stream().map(GraphFunction::name).sorted().toList();
        List<String> before =
                packaged.stream().map(ManifestFunction::name).sorted().toList();
        if (!packaged.isEmpty() && (declared.isEmpty() || declared.equals(before))) {
            for (ManifestFunction function : packaged) {
                functions.add(packaged(module, function));
                shaken++;
            }
            return;
        }
        List<String> names = declared.isEmpty()
                ? new HandlerSources()
                        .functions(module.directory(), module.key().artifactId())
                : declared;
        for (String name : names) {
            Map<Coordinates, ArchiveSize> all = new LinkedHashMap<>();
            for (GraphArtifact artifact : module.artifacts()) {
                all.put(artifact.coordinates(), content(artifact.file()).whole());
            }
            functions.add(weight(module, name, content(module.classes()).whole(), all));
        }
    }

    /** What no layer may bring counts as the function's own. */
    private static FunctionWeight weight(
            GraphModule module, String name, ArchiveSize classes, Map<Coordinates, ArchiveSize> artifacts) {
        GraphFunction function = module.function(name);
        Map<Coordinates, ArchiveSize> embedded = new LinkedHashMap<>();
        long zipped = classes.zippedBytes();
        long unzipped = classes.unzippedBytes();
        for (Map.Entry<Coordinates, ArchiveSize> artifact : artifacts.entrySet()) {
            if (function.mayHaveInLayer(artifact.getKey())) {
                embedded.put(artifact.getKey(), artifact.getValue());
            } else if (!function.excludes(artifact.getKey())) {
                zipped += artifact.getValue().zippedBytes();
                unzipped += artifact.getValue().unzippedBytes();
            }
        }
        return new FunctionWeight(name, module.key(), new ArchiveSize(zipped, unzipped), embedded);
    }

    private static List<ManifestFunction> manifest(Path file) throws PackagingException, IOException {
        try {
            return new ManifestReader().read(file).functions();
        } catch (PublishingException e) {
            throw new PackagingException(e.violations());
        }
    }

    private FunctionWeight packaged(GraphModule module, ManifestFunction function) throws IOException {
        Set<String> kept = new ShakingLists().kept(module.outputDirectory().resolve(function.name()));
        keptByFunction.put(function.name(), kept);
        lists.put(function.name(), module.outputDirectory().resolve(function.name()));
        if (!function.layers().isEmpty()) {
            withLayers.add(function.name());
        }
        long unzipped = function.artifacts().stream()
                .mapToLong(ManifestArtifact::bytesAfter)
                .sum();
        double ratio = unzipped == 0 ? 1 : (double) function.zip().zippedBytes() / unzipped;
        Map<Coordinates, ManifestArtifact> inZip = new HashMap<>();
        function.artifacts().forEach(artifact -> inZip.put(artifact.coordinates(), artifact));
        Map<Coordinates, ArchiveSize> embedded = new LinkedHashMap<>();
        for (GraphArtifact artifact : module.artifacts()) {
            boolean layered =
                    plan.layersOf(function.name()).stream().anyMatch(layer -> layer.holds(artifact.coordinates()));
            Optional<ManifestArtifact> packaged = Optional.ofNullable(inZip.get(artifact.coordinates()));
            embedded.put(
                    artifact.coordinates(),
                    packaged.isPresent() && !layered
                            ? size(packaged.get().bytesAfter(), ratio)
                            : content(artifact.file()).kept(kept));
        }
        long own =
                function.artifacts().isEmpty() ? 0 : function.artifacts().get(0).bytesAfter();
        return weight(module, function.name(), size(own, ratio), embedded);
    }

    private static ArchiveSize size(long unzipped, double ratio) {
        return new ArchiveSize(Math.round(unzipped * ratio), unzipped);
    }

    Map<Coordinates, LayerCandidate> candidates() throws IOException {
        Map<Coordinates, LayerCandidate> candidates = new LinkedHashMap<>();
        for (GraphArtifact artifact : artifacts.values()) {
            ArtifactKey key = ArtifactKey.of(artifact.coordinates());
            Optional<PlannedLayer> holder = plan.layers().stream()
                    .filter(layer -> layer.artifacts().contains(key))
                    .findFirst();
            boolean whole = holder.map(PlannedLayer::isWhole).orElse(!keptSets);
            ArtifactContent content = content(artifact.file());
            candidates.put(
                    artifact.coordinates(),
                    new LayerCandidate(
                            artifact.coordinates(),
                            speed(artifact),
                            whole ? content.whole() : content.kept(reachedBy(artifact.coordinates()))));
        }
        return candidates;
    }

    private Set<String> reachedBy(Coordinates artifact) {
        Set<String> reached = new TreeSet<>();
        functions.stream()
                .filter(function -> function.embedded().containsKey(artifact))
                .forEach(function -> reached.addAll(wholeByFunction.getOrDefault(function.name(), Set.of())));
        return reached;
    }

    private static ArtifactSpeed speed(GraphArtifact artifact) {
        if (artifact.own()) {
            return ArtifactSpeed.OWN;
        }
        return artifact.coordinates().version().endsWith("-SNAPSHOT") ? ArtifactSpeed.SNAPSHOT : ArtifactSpeed.RELEASE;
    }

    /** The classes of the layer's artifacts that these functions reach. */
    SortedSet<String> reached(PlannedLayer layer, Set<String> users) throws IOException {
        Set<String> kept = new TreeSet<>();
        users.forEach(user -> kept.addAll(wholeByFunction.getOrDefault(user, Set.of())));
        SortedSet<String> reached = new TreeSet<>();
        for (GraphArtifact artifact : artifacts.values()) {
            if (layer.holds(artifact.coordinates())) {
                for (String name : content(artifact.file()).classes()) {
                    if (kept.contains(name)) {
                        reached.add(name);
                    }
                }
            }
        }
        return reached;
    }

    /**
     * What the layer would weigh in each way; empty where its functions were not all packaged, and without layers: what is in
     * a layer is not shaken.
     */
    Optional<LayerVariant> variant(PlannedLayer layer, Set<String> users) throws PackagingException, IOException {
        if (!lists.keySet().containsAll(users) || users.stream().anyMatch(withLayers::contains)) {
            return Optional.empty();
        }
        Map<ArtifactKey, ResolvedArtifact> held = new TreeMap<>();
        for (FunctionWeight function : functions) {
            if (users.contains(function.name())) {
                function.embedded().keySet().stream()
                        .filter(layer::holds)
                        .flatMap(coordinates -> Optional.ofNullable(artifacts.get(coordinates)).stream())
                        .forEach(artifact -> held.put(
                                ArtifactKey.of(artifact.coordinates()),
                                new ResolvedArtifact(artifact.coordinates(), artifact.file(), artifact.own())));
            }
        }
        List<Path> folders = lists.entrySet().stream()
                .filter(function -> users.contains(function.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return Optional.of(
                new LayerVariants(folders).weigh(new ClasspathReader().readJars(List.copyOf(held.values()))));
    }

    private ArtifactContent content(Path file) throws IOException {
        ArtifactContent known = contents.get(file);
        if (known == null) {
            known = ArtifactContent.of(file);
            contents.put(file, known);
        }
        return known;
    }
}
