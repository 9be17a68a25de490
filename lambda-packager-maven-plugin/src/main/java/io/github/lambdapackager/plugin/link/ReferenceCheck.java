package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import io.github.lambdapackager.plugin.link.Reference.Kind;
import io.github.lambdapackager.plugin.link.Unshaken.Link;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows every reference of every class of a package, before and after. */
final class ReferenceCheck {
    private static final String CLASS = ".class";

    private final Unshaken unshaken;
    private final Classpath before;
    private final Classpath after;
    private final Resolution resolution;
    private final Removal removal;
    private final BitSet checked = new BitSet();
    private final List<Broken> broken = new ArrayList<>();
    private int dangling;

    ReferenceCheck(Unshaken unshaken, Classpath after, Removal removal) {
        this.unshaken = unshaken;
        this.before = unshaken.classpath();
        this.after = after;
        this.resolution = new Resolution(after);
        this.removal = removal;
    }

    /** @param callers paths of the places whose classes are looked at */
    void check(Set<String> callers) {
        after.files().keySet().stream().filter(file -> file.endsWith(CLASS)).forEach(file -> {
            String name = file.substring(0, file.length() - CLASS.length());
            String place = after.locate(name).orElseThrow().root().path();
            if (callers.contains(place) && before.locate(name).isPresent()) {
                after.find(name).ifPresent(this::check);
            }
        });
    }

    List<Broken> broken() {
        return broken;
    }

    private void check(ClassFile file) {
        checkDeclaration(file);
        String caller = file.name().replace('/', '.');
        for (Link link : unshaken.links(file).references()) {
            check(caller, link);
        }
    }

    /** Checks one reference, unless it was met before. */
    void check(String caller, Link link) {
        if (checked.get(link.number())) {
            return;
        }
        checked.set(link.number());
        if (link.target().isEmpty()) {
            dangling++;
        } else if (before.locate(link.reference().owner()).isPresent()) {
            follow(caller, link.reference(), link.target().get());
        }
    }

    private void follow(String caller, Reference reference, Target target) {
        if (reference.isMember() && after.locate(reference.owner()).isEmpty()) {
            // That the class is missing says it all.
            return;
        }
        Optional<Target> now = resolution.resolve(reference);
        if (now.filter(found -> found.isSameAs(target)).isPresent()) {
            return;
        }
        String holder = target.holders().stream().sorted().findFirst().orElseThrow();
        String problem = now.filter(found -> isKnown(reference, found))
                .map(found -> changed(target, found))
                .orElseGet(() -> removal.of(holder, reference));
        broken.add(new Broken(caller, reference.toString(), holder.replace('/', '.'), reference.member(), problem));
    }

    /** Of a field that may be the JDK's nothing more is known. */
    private boolean isKnown(Reference reference, Target found) {
        return reference.kind() != Kind.FIELD
                || found.holders().stream()
                        .allMatch(holder -> after.locate(holder).isPresent());
    }

    private static String changed(Target target, Target found) {
        return target.isStatic() == found.isStatic()
                ? "it leads to " + String.join(", ", found.holders()).replace('/', '.') + " now"
                : found.isStatic() ? "it is static now" : "it is not static any more";
    }

    private void checkDeclaration(ClassFile file) {
        String name = file.name().replace('/', '.');
        Located was = before.locate(file.name()).orElseThrow();
        Located is = after.locate(file.name()).orElseThrow();
        if (!is.root().artifacts().containsAll(was.root().artifacts())) {
            broken.add(new Broken(
                    "the class path",
                    name,
                    name,
                    "",
                    "it is found first in " + is.root().path() + " now"));
            return;
        }
        ClassFile whole = before.find(file.name()).orElse(file);
        if (whole == file) {
            return;
        }
        if (!whole.superName().equals(file.superName()) || !whole.interfaces().equals(file.interfaces())) {
            broken.add(new Broken(name, "its supertypes", name, "", "they are not the same any more"));
        }
        if (!whole.fields().entrySet().containsAll(file.fields().entrySet())
                || !whole.methods().entrySet().containsAll(file.methods().entrySet())) {
            broken.add(new Broken(name, "its members", name, "", "some come from another class of its name"));
        }
    }

    /** Whether any class of the package names the class with this internal name. */
    boolean isNamed(String className) {
        return checked.get(unshaken.link(Reference.type(className)).number());
    }

    int references() {
        return checked.cardinality();
    }

    int dangling() {
        return dangling;
    }
}
