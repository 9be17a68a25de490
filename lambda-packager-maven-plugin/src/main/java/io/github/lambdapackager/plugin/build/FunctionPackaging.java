package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ArchiveReader;
import io.github.lambdapackager.plugin.archive.LayerOrder;
import io.github.lambdapackager.plugin.link.LinkCheck;
import io.github.lambdapackager.plugin.link.LinkReport;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.plugin.report.ManifestReport;
import io.github.lambdapackager.plugin.rule.CollectedRules;
import io.github.lambdapackager.plugin.rule.KeepRules;
import io.github.lambdapackager.plugin.shake.LinkedClasspath;
import io.github.lambdapackager.plugin.shake.Shaker;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packages functions of one module: collect rules, link, shake, write, check, describe. */
final class FunctionPackaging implements AutoCloseable {
    private final ArchiveReader archiveReader = ArchiveReader.ofFunctions();
    private final PackageRequest request;
    private final ReachabilityMetadata metadata;
    private final ClasspathContent content;
    private final ModuleLayers layers;
    private final OutputFolder folder;
    private final SharedParts shared;
    private final Set<String> notes;
    private final Map<LambdaRuntime, Linked> linked = new EnumMap<>(LambdaRuntime.class);
    private Optional<ManifestReport> manifest = Optional.empty();

    /** @param notes gets why things are as they are (debug) */
    FunctionPackaging(
            PackageRequest request,
            ReachabilityMetadata metadata,
            ClasspathContent content,
            ModuleLayers layers,
            OutputFolder folder,
            SharedParts shared,
            Set<String> notes) {
        this.request = request;
        this.metadata = metadata;
        this.content = content;
        this.layers = layers;
        this.folder = folder;
        this.shared = shared;
        this.notes = notes;
    }

    /** What the functions of one runtime share. */
    private record Linked(LinkedClasspath classpath, KeepRules rules, LinkCheck check) {}

    /** @param key the digest of all that the function is made of */
    FunctionResult build(LambdaFunction function, String key) throws PackagingException, IOException {
        DeploymentPackage built = write(function);
        ManifestFunction described = manifest().describe(built);
        folder.describe(built, described, request.tool());
        if (request.writeUnshaken()) {
            shared.unshakenWriter().write(content, folder.unshakenZip(function.name()));
        }
        String prefix = function.name() + ": ";
        built.shaken().notes().forEach(note -> notes.add(prefix + note));
        built.notes().forEach(note -> notes.add(prefix + note));
        return new FunctionResult(described, key, built.shaken().warnings(), Origin.BUILT);
    }

    private DeploymentPackage write(LambdaFunction function) throws PackagingException, IOException {
        Linked runtime = linked(function.runtime());
        CollectedRules rules = runtime.rules().collect(function);
        notes.addAll(rules.notes());
        long start = System.nanoTime();
        ShakenFunction shaken =
                runtime.classpath().shake(function, rules.rules(), rules.resources(), layers.of(function));
        Duration shaking = since(start);
        DeploymentPackage built = shared.writer().write(new LayerOrder(shaken).restored(), folder.zip(function.name()));
        if (!request.sources().left().isEmpty()) {
            // Built to see what a source of rules is worth, and not to be used.
            return built;
        }
        start = System.nanoTime();
        List<ClasspathRoot> roots = archiveReader.read(folder.zip(function.name()), built.artifacts());
        LinkReport links = runtime.check().check(shaken, roots, runtime.rules().servicesWithoutReader(shaken.fired()));
        notes.add(String.format(
                "%s: %s; shaking took %d ms, this check %d ms",
                function.name(),
                links.summary(),
                shaking.toMillis(),
                since(start).toMillis()));
        return built;
    }

    private Linked linked(LambdaRuntime runtime) {
        Linked known = linked.get(runtime);
        if (known != null) {
            return known;
        }
        notes.add("linked for " + runtime.id() + " against the API of Java " + runtime.javaVersion());
        Linked fresh = new Linked(
                new Shaker(request.sources(), shared.classes()).link(content, runtime.javaVersion()),
                new KeepRules(content, runtime, metadata, request.sources(), shared.rules()),
                new LinkCheck(content, runtime.javaVersion()));
        linked.put(runtime, fresh);
        return fresh;
    }

    private ManifestReport manifest() throws IOException {
        if (manifest.isEmpty()) {
            manifest = Optional.of(new ManifestReport(
                    content.module().artifact().coordinates(),
                    shared.unshakenWriter().measure(content)));
        }
        return manifest.get();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        linked.values().forEach(each -> each.classpath().close());
    }
}
