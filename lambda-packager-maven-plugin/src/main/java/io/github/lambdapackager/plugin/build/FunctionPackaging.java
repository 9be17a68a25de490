package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.Ahead;
import io.github.lambdapackager.plugin.archive.LayerOrder;
import io.github.lambdapackager.plugin.archive.PreparedPackage;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.link.LinkCheck;
import io.github.lambdapackager.plugin.link.LinkReport;
import io.github.lambdapackager.plugin.model.ClasspathContent;
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
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packages functions of one module: collect rules, link, shake, write, check, describe. */
final class FunctionPackaging implements AutoCloseable {
    private final PackageRequest request;
    private final ReachabilityMetadata metadata;
    private final ClasspathContent content;
    private final ModuleLayers layers;
    private final OutputFolder folder;
    private final SharedParts shared;
    private final UnshakenWriter.Sizes sizes;
    private final Set<String> notes;
    private final Map<LambdaRuntime, Linked> linked = new EnumMap<>(LambdaRuntime.class);
    private Optional<Ahead<ArchiveSize>> unshaken = Optional.empty();
    private Optional<ManifestReport> manifest = Optional.empty();

    /**
     * For one module.
     *
     * @param sizes of whole jars
     * @param notes gets why things are as they are (debug) */
    FunctionPackaging(
            PackageRequest request,
            ReachabilityMetadata metadata,
            ClasspathContent content,
            ModuleLayers layers,
            OutputFolder folder,
            SharedParts shared,
            UnshakenWriter.Sizes sizes,
            Set<String> notes) {
        this.request = request;
        this.metadata = metadata;
        this.content = content;
        this.layers = layers;
        this.folder = folder;
        this.shared = shared;
        this.sizes = sizes;
        this.notes = notes;
    }

    /**
     * What the functions of one runtime share. A linked class path is the largest thing of a build, and nobody looks at it
     * while the package of a function is checked and written.
     */
    private record Linked(Recalled<LinkedClasspath> classpath, Ahead<KeepRules> rules, LinkCheck check) {}

    /** @param key the digest of all that the function is made of */
    FunctionResult build(LambdaFunction function, String key) throws PackagingException, IOException {
        Optional<Ahead<ArchiveSize>> about = request.writeUnshaken() ? Optional.empty() : Optional.of(unshaken());
        DeploymentPackage built = write(function);
        ArchiveSize whole = about.isPresent()
                ? about.get().get()
                : shared.unshakenWriter().write(content, folder.unshakenZip(function.name()));
        ManifestFunction described = manifest(whole).describe(built);
        folder.describe(built, described, request.tool());
        String prefix = function.name() + ": ";
        built.shaken().notes().forEach(note -> notes.add(prefix + note));
        built.notes().forEach(note -> notes.add(prefix + note));
        return new FunctionResult(described, key, built.shaken().warnings(), Origin.BUILT);
    }

    private Ahead<ArchiveSize> unshaken() {
        if (unshaken.isEmpty()) {
            unshaken = Optional.of(shared.unshakenWriter().measure(content, sizes));
        }
        return unshaken.get();
    }

    private DeploymentPackage write(LambdaFunction function) throws PackagingException, IOException {
        Linked runtime = linked(function.runtime());
        ShakenFunction shaken = shake(function, runtime);
        PreparedPackage prepared = shared.writer().prepare(new LayerOrder(shaken).restored());
        // Where it was built to see what a source of rules is worth, it is not to be used.
        if (request.sources().left().isEmpty()) {
            checkLinks(shaken, runtime, prepared);
        }
        return prepared.write(folder.zip(function.name()));
    }

    private ShakenFunction shake(LambdaFunction function, Linked runtime) throws PackagingException, IOException {
        LinkedClasspath classpath = runtime.classpath().get();
        CollectedRules rules = runtime.rules().get().collect(function);
        notes.addAll(rules.notes());
        long start = System.nanoTime();
        ShakenFunction shaken = classpath.shake(function, rules.rules(), rules.resources(), layers.of(function));
        notes.add(String.format(
                "%s: shaking took %d ms", function.name(), since(start).toMillis()));
        return shaken;
    }

    private void checkLinks(ShakenFunction shaken, Linked runtime, PreparedPackage prepared)
            throws PackagingException, IOException {
        long start = System.nanoTime();
        LinkReport links = runtime.check()
                .check(shaken, prepared.roots(), runtime.rules().get().servicesWithoutReader(shaken.fired()));
        notes.add(String.format(
                "%s: %s; this check took %d ms",
                shaken.function().name(), links.summary(), since(start).toMillis()));
    }

    private Linked linked(LambdaRuntime runtime) {
        Linked known = linked.get(runtime);
        if (known != null) {
            return known;
        }
        notes.add("linked for " + runtime.id() + " against the API of Java " + runtime.javaVersion());
        Ahead<KeepRules> rules =
                Ahead.of(() -> new KeepRules(content, runtime, metadata, request.sources(), shared.rules()));
        Shaker shaker = new Shaker(request.sources(), shared.classes());
        Linked fresh = new Linked(
                new Recalled<>(() -> shaker.link(content, runtime.javaVersion())),
                rules,
                new LinkCheck(content, runtime.javaVersion(), shared.knownClasses()));
        linked.put(runtime, fresh);
        return fresh;
    }

    private ManifestReport manifest(ArchiveSize whole) {
        if (manifest.isEmpty()) {
            manifest =
                    Optional.of(new ManifestReport(content.module().artifact().coordinates(), whole));
        }
        return manifest.get();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        linked.values().forEach(each -> each.classpath().known().ifPresent(LinkedClasspath::close));
    }
}
