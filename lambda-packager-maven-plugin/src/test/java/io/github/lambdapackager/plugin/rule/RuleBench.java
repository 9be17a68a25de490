package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A small class path for rule sources to read. */
final class RuleBench {
    /** When the first library counts: the module is the first artifact. */
    static final Trigger LIBRARY_REACHED = new Trigger.ArtifactReached(1);

    /** With all patterns. */
    static final Catalogue CATALOGUE = new Catalogue(RuleSources.ALL);

    static final Trigger ALWAYS = new Trigger.Always();

    private final List<ClasspathElement> packaged = new ArrayList<>();
    private final List<ClasspathElement> provided = new ArrayList<>();

    private RuleBench(Map<String, byte[]> module) {
        packaged.add(element("module", module));
    }

    static RuleBench module(Map<String, byte[]> entries) {
        return new RuleBench(entries);
    }

    /** A library ({@code test:lib:1}) and a module without anything. */
    static RuleBench library(Map<String, byte[]> entries) {
        return new RuleBench(Map.of()).and("lib", entries);
    }

    RuleBench and(String artifactId, Map<String, byte[]> entries) {
        packaged.add(element(artifactId, entries));
        return this;
    }

    RuleBench provided(Map<String, byte[]> entries) {
        provided.add(element("provided", entries));
        return this;
    }

    ClassIndex index() {
        return new ClassIndex(new ClasspathContent(packaged, provided), 17);
    }

    KeepRules keepRules() {
        return new KeepRules(
                new ClasspathContent(packaged, provided),
                LambdaRuntime.JAVA17,
                ReachabilityMetadata.NONE,
                RuleSources.ALL,
                new RuleMemory());
    }

    /** What the source finds on the whole class path. */
    CollectedRules rules(RuleSource source) {
        return rules(classes -> source);
    }

    /** Likewise, of a source that knows the whole class path from the start. */
    CollectedRules rules(Function<ClassIndex, RuleSource> sourceOf) {
        ClassIndex classes = index();
        RuleSource source = sourceOf.apply(classes);
        List<CollectedRules> found = classes.artifacts().stream()
                .map(artifact -> source.rulesOf(artifact, classes))
                .toList();
        return new CollectedRules(
                found.stream().flatMap(each -> each.rules().stream()).toList(),
                found.stream().flatMap(each -> each.notes().stream()).toList());
    }

    private static ClasspathElement element(String artifactId, Map<String, byte[]> entries) {
        boolean own = artifactId.equals("module");
        var artifact = new ResolvedArtifact(Coordinates.jar("test", artifactId, "1"), Path.of(artifactId), own);
        return new ClasspathElement(artifact, new TreeMap<>(entries), false);
    }

    /** Class files with nothing in them. */
    static SortedMap<String, byte[]> classes(String... names) {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        for (String name : names) {
            ClassWriter file = new ClassWriter(0);
            file.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
            file.visitEnd();
            entries.put(name.replace('.', '/') + ".class", file.toByteArray());
        }
        return entries;
    }

    static SortedMap<String, byte[]> with(SortedMap<String, byte[]> entries, String file, byte[] content) {
        SortedMap<String, byte[]> more = new TreeMap<>(entries);
        more.put(file, content);
        return more;
    }
}
