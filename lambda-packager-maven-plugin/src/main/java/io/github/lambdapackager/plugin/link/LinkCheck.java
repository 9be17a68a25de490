package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.MultiRelease;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that whatever resolved on the class path resolves in the finished package, to the same class of the same artifact;
 * what dangled before is only counted. One instance serves all functions of a class path, from any thread.
 */
public final class LinkCheck {
    private static final String CLASS = ".class";

    private final ClasspathContent content;
    private final int javaVersion;
    private final KnownClasses known;
    private final Map<List<Coordinates>, SoftReference<Unshaken>> unshaken = new HashMap<>();

    /**
     * @param javaVersion the feature version of the functions' runtime
     * @param known what the class paths of a build share
     */
    public LinkCheck(ClasspathContent content, int javaVersion, KnownClasses known) {
        this.known = known;
        this.content = content;
        this.javaVersion = javaVersion;
    }

    /**
     * Compares the class path with what Lambda makes of the package.
     *
     * @param roots the places of the function's own zip where Lambda's class loader looks, in its order; those of its layers
     *     come after them, and then what Lambda itself or the user provides
     * @param unasked services that are known to be asked for by nobody, whoever names them
     * @throws PackagingException naming what does not hold, who relies on it, and what removed it
     */
    public LinkReport check(ShakenFunction shaken, List<ClasspathRoot> roots, Set<String> unasked)
            throws PackagingException {
        Unshaken before = unshaken(shaken.function());
        List<ClasspathRoot> own = Stream.concat(
                        roots.stream(), shaken.layers().jars().map(jar -> root(jar, shaken)))
                .toList();
        // What is provided serves others as well: not all that it names is reached from here.
        Set<String> callers = own.stream().map(ClasspathRoot::path).collect(Collectors.toSet());
        List<ClasspathRoot> all = Stream.of(
                        own.stream(),
                        shaken.layers().provided().stream().map(ClasspathRoot::of),
                        content.provided().stream().map(ClasspathRoot::of))
                .flatMap(each -> each)
                .toList();
        Classpath after = new Classpath(all, javaVersion, before.memory());
        Removal removal = new Removal(shaken);

        ReferenceCheck references = new ReferenceCheck(before, after, removal);
        EntryCheck entries = new EntryCheck(before.classpath(), after, references, removal);
        ServiceCheck services = new ServiceCheck(before.classpath(), after, references, removal, unasked);
        ResourceCheck resources = new ResourceCheck(before, after, removal);
        entries.checkHandler(shaken.function().handler());
        references.check(callers);
        List<Broken> broken = new ArrayList<>(services.check());
        broken.addAll(0, references.broken());
        broken.addAll(resources.check());
        Set<String> known = broken.stream().map(Broken::className).collect(Collectors.toSet());
        broken.addAll(entries.checkKept(shaken, known));
        if (!broken.isEmpty()) {
            throw new PackagingException(
                    List.of(new BrokenMessage(shaken.function(), before.classpath()).violation(broken)));
        }
        return new LinkReport(
                references.references(), references.dangling(), services.services(), resources.resources());
    }

    /** What a layer has beyond what this function reaches is there for others, and nothing here looks at it. */
    private static ClasspathRoot root(LayerJar jar, ShakenFunction shaken) {
        ClasspathElement element = jar.content();
        FilesByName entries = element.entries()
                .only(name -> !name.endsWith(CLASS) || shaken.kept().containsKey(className(name)));
        return new ClasspathRoot(
                "/opt/" + jar.path(), List.of(element.artifact().coordinates()), entries, element.multiRelease());
    }

    private static String className(String entry) {
        String plain = MultiRelease.plainName(entry);
        return plain.substring(0, plain.length() - CLASS.length()).replace('/', '.');
    }

    private synchronized Unshaken unshaken(LambdaFunction function) {
        List<ClasspathElement> elements = Stream.concat(
                        content.packaged().stream()
                                .filter(element ->
                                        !function.excludes(element.artifact().coordinates())),
                        content.provided().stream())
                .toList();
        List<Coordinates> artifacts = elements.stream()
                .map(element -> element.artifact().coordinates())
                .toList();
        SoftReference<Unshaken> reference = unshaken.get(artifacts);
        Unshaken same = reference == null ? null : reference.get();
        if (same == null) {
            same = new Unshaken(elements.stream().map(ClasspathRoot::of).toList(), javaVersion, known.memory());
            unshaken.put(artifacts, new SoftReference<>(same));
        }
        return same;
    }
}
