package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ClasspathRoot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A class path before shaking, with what was learnt of it: the same for all functions that share it. */
final class Unshaken {
    /** A reference with what it leads to; there is one of each. */
    static final class Link {
        private final int number;
        private final Reference reference;
        private final @Nullable Target target;

        Link(int number, Reference reference, @Nullable Target target) {
            this.number = number;
            this.reference = reference;
            this.target = target;
        }

        /** One of its own. */
        int number() {
            return number;
        }

        Reference reference() {
            return reference;
        }

        /** Nothing: it dangles. */
        Optional<Target> target() {
            return Optional.ofNullable(target);
        }
    }

    /** What one class names. */
    record Links(List<Link> references, List<String> texts) {}

    private final Classpath classpath;
    private final Resolution resolution;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Reference, Link> links = new ConcurrentHashMap<>();
    private final Map<ClassFile, Links> linksOfClasses = new ConcurrentHashMap<>();

    Unshaken(List<ClasspathRoot> roots, int javaVersion) {
        this.classpath = new Classpath(roots, javaVersion);
        this.resolution = new Resolution(classpath);
    }

    Classpath classpath() {
        return classpath;
    }

    /** What the class names; of a class that is as it was, this is known from the function before. */
    Links links(ClassFile file) {
        Links known = linksOfClasses.get(file);
        if (known != null) {
            return known;
        }
        NamedByClass named = file.named();
        Links read = new Links(named.references().stream().map(this::link).toList(), named.texts());
        if (classpath.find(file.name()).filter(whole -> whole == file).isPresent()) {
            linksOfClasses.put(file, read);
        }
        return read;
    }

    Link link(Reference reference) {
        Link known = links.get(reference);
        if (known != null) {
            return known;
        }
        Link fresh = new Link(
                count.getAndIncrement(),
                reference,
                resolution.resolve(reference).orElse(null));
        Link other = links.putIfAbsent(reference, fresh);
        return other == null ? fresh : other;
    }
}
