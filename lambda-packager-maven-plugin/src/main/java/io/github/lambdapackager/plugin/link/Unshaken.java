package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ClasspathRoot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A class path before shaking, with what was learnt of it: the same for all functions that share it. */
final class Unshaken {
    private static final Target NOTHING = new Target(Set.of(), false);

    private final Classpath classpath;
    private final Owners owners;
    private final Resolution resolution;
    private final ClassMemory memory;
    private final References references;
    private final ResourceNames resources;
    private final Map<String, Boolean> texts = new ConcurrentHashMap<>();
    private final ByNumber<Target> targets = new ByNumber<>();

    Unshaken(List<ClasspathRoot> roots, int javaVersion, ClassMemory memory) {
        this.classpath = new Classpath(roots, javaVersion, memory);
        this.owners = new Owners(classpath);
        this.resolution = new Resolution(classpath);
        this.memory = memory;
        this.references = memory.references();
        this.resources = new ResourceNames(classpath.resources().keySet());
    }

    Classpath classpath() {
        return classpath;
    }

    Owners owners() {
        return owners;
    }

    /** What the class path has read of it, and whoever is compared with it. */
    ClassMemory memory() {
        return memory;
    }

    /** What the class names. */
    NamedByClass named(ClassFile file, byte[] content) {
        return file.named(content, references);
    }

    Reference numbered(Reference reference) {
        return references.numbered(reference);
    }

    /**
     * The files that a class may look for by a text of its own.
     *
     * @param folder of the class
     */
    List<String> resources(String text, String folder) {
        boolean any = texts.computeIfAbsent(text, resources::mayBeNamed);
        return any ? resources.namedBy(text, folder) : List.of();
    }

    /**
     * What the reference leads to; nothing: it dangles.
     *
     * @param reference with its number
     */
    Optional<Target> target(Reference reference) {
        Target target = targets.get(
                reference.number(), () -> resolution.resolve(reference).orElse(NOTHING));
        return target.holders().isEmpty() ? Optional.empty() : Optional.of(target);
    }
}
