package io.github.lambdapackager.plugin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.shake.Workbench;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A module with the class {@code Main}, a library, and a package that lost something of the library. */
final class LinkBench {
    static final Coordinates MODULE = Coordinates.jar("test", "module", "1");
    static final Coordinates LIBRARY = Coordinates.jar("test", "lib", "1");

    /** As in a build, what one check learns serves the others. */
    private static final KnownClasses KNOWN = new KnownClasses();

    private final Path folder;
    private final SortedMap<String, byte[]> module;
    private final SortedMap<String, byte[]> library;
    private final SortedMap<String, byte[]> left;
    private final List<String> removed = new ArrayList<>();
    private final SortedMap<String, String> kept = new TreeMap<>();
    private FunctionLayers layers = FunctionLayers.NONE;
    private final List<ArtifactPattern> excluded = new ArrayList<>();

    /** @param main the members of {@code Main}, annotations and supertypes before them */
    LinkBench(Path folder, Map<String, String> librarySources, String main) {
        this.folder = folder;
        this.library = librarySources.isEmpty() ? new TreeMap<>() : Workbench.compile(folder, librarySources);
        this.module = Workbench.compile(folder, Map.of("Main", main), library);
        this.left = new TreeMap<>(library);
    }

    /** Adds a file to the library, which travels. */
    LinkBench resource(String name, String text) {
        library.put(name, Workbench.text(text));
        left.put(name, Workbench.text(text));
        return this;
    }

    /** Adds classes to the library, which travel. */
    LinkBench library(SortedMap<String, byte[]> classes) {
        library.putAll(classes);
        left.putAll(classes);
        return this;
    }

    /** What shaking says that it took out. */
    LinkBench removed(String line) {
        removed.add(line);
        return this;
    }

    LinkBench kept(String className, String reason) {
        kept.put(className, reason);
        return this;
    }

    /** Leaves a file out of the package. */
    LinkBench without(String file) {
        assertThat(left.remove(file)).as(file).isNotNull();
        return this;
    }

    /** Packages another text in place of the file. */
    LinkBench with(String file, String text) {
        left.put(file, Workbench.text(text));
        return this;
    }

    /** Packages classes that were compiled of other sources. */
    LinkBench with(Map<String, String> sources) {
        left.putAll(Workbench.compile(folder, sources, library));
        return this;
    }

    /** Has the library come with a layer by ARN. */
    LinkBench layered() {
        layers = new FunctionLayers(List.of(), List.of(element(LIBRARY, left)));
        return this;
    }

    LinkBench exclude(String pattern) {
        excluded.add(new ArtifactPattern(pattern));
        return this;
    }

    LinkReport report() throws PackagingException {
        return check(List.of(root("lib/000-main.jar", List.of(MODULE, LIBRARY), all())));
    }

    /** What is wrong with the package, without the first line and the remedy. */
    List<String> broken() {
        return broken(List.of(root("lib/000-main.jar", List.of(MODULE, LIBRARY), all())));
    }

    List<String> broken(List<ClasspathRoot> roots) {
        return message(roots)
                .lines()
                .filter(line -> line.startsWith("    ") && !line.contains("-keep "))
                .map(String::strip)
                .toList();
    }

    String message() {
        return message(List.of(root("lib/000-main.jar", List.of(MODULE, LIBRARY), all())));
    }

    private String message(List<ClasspathRoot> roots) {
        PackagingException e = catchThrowableOfType(PackagingException.class, () -> check(roots));
        assertThat(e).as("nothing was found").isNotNull();
        return String.valueOf(e.getMessage());
    }

    SortedMap<String, byte[]> module() {
        return module;
    }

    SortedMap<String, byte[]> left() {
        return left;
    }

    private SortedMap<String, byte[]> all() {
        SortedMap<String, byte[]> all = new TreeMap<>(left);
        all.putAll(module);
        return all;
    }

    static ClasspathRoot root(String path, List<Coordinates> artifacts, SortedMap<String, byte[]> entries) {
        return new ClasspathRoot("/var/task/" + path, artifacts, entries, false);
    }

    LinkReport check(List<ClasspathRoot> roots) throws PackagingException {
        ClasspathContent content =
                new ClasspathContent(List.of(element(MODULE, module), element(LIBRARY, library)), List.of());
        LambdaFunction function = new LambdaFunction(
                "main",
                new Handler("Main", "run", false),
                new TreeSet<>(),
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(),
                List.of(),
                excluded);
        ShakenFunction shaken =
                new ShakenFunction(function, List.of(), 0, 0, kept, Set.of(), removed, List.of(), List.of(), layers);
        return new LinkCheck(content, 17, KNOWN).check(shaken, roots, Set.of());
    }

    private ClasspathElement element(Coordinates artifact, SortedMap<String, byte[]> entries) {
        return new ClasspathElement(
                new ResolvedArtifact(artifact, folder.resolve(artifact.artifactId()), false), entries, false);
    }
}
