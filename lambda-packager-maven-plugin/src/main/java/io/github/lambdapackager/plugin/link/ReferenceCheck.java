package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.link.Classpath.Located;
import io.github.lambdapackager.plugin.link.Reference.Kind;
import io.github.lambdapackager.plugin.model.ClasspathRoot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Follows every reference of every class of a package, before and after. */
final class ReferenceCheck {
    private final Unshaken unshaken;
    private final Classpath before;
    private final Classpath after;
    private final Owners owners;
    private final Resolution resolution;
    private final Removal removal;
    private final Map<String, Map<String, Boolean>> places = new HashMap<>();
    private final BitSet checked = new BitSet();
    private final List<Broken> broken = new ArrayList<>();
    private int dangling;

    ReferenceCheck(Unshaken unshaken, Classpath after, Removal removal) {
        this.unshaken = unshaken;
        this.before = unshaken.classpath();
        this.after = after;
        this.owners = new Owners(after);
        this.resolution = new Resolution(after);
        this.removal = removal;
    }

    /** @param callers paths of the places whose classes are looked at */
    void check(Set<String> callers) {
        after.classFiles().forEach((name, file) -> {
            if (callers.contains(file.root().path()) && before.locate(name).isPresent()) {
                after.find(name).ifPresent(type -> check(type, file));
            }
        });
    }

    List<Broken> broken() {
        return broken;
    }

    private void check(ClassFile type, Located file) {
        checkDeclaration(type, file);
        String caller = type.name().replace('/', '.');
        for (Reference reference : unshaken.named(type, file.content()).references()) {
            checkNumbered(caller, reference);
        }
    }

    void check(String caller, Reference reference) {
        checkNumbered(caller, unshaken.numbered(reference));
    }

    /** Checks one reference, unless it was met before. */
    private void checkNumbered(String caller, Reference reference) {
        if (checked.get(reference.number())) {
            return;
        }
        checked.set(reference.number());
        if (stays(reference)) {
            return;
        }
        Optional<Target> target = unshaken.target(reference);
        if (target.isEmpty()) {
            dangling++;
        } else if (before.locate(reference.owner()).isPresent()) {
            follow(caller, reference, target.get());
        }
    }

    /** Whether it leads to a class, or to a member that its class declares itself, before and after: most do. */
    private boolean stays(Reference reference) {
        ClassFile was = unshaken.owners().of(reference);
        ClassFile is = owners.of(reference);
        return was != null
                && is != null
                && switch (reference.kind()) {
                    case TYPE, ANNOTATION -> true;
                    case ELEMENT -> false;
                    case FIELD -> isDeclaredAlike(was.fields(), is.fields(), reference.member());
                    case METHOD -> isDeclaredAlike(was.methods(), is.methods(), reference.member());
                };
    }

    private static boolean isDeclaredAlike(Map<String, Integer> before, Map<String, Integer> after, String member) {
        Integer was = before.get(member);
        Integer is = after.get(member);
        return was != null && is != null && (was & Opcodes.ACC_STATIC) == (is & Opcodes.ACC_STATIC);
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

    private void checkDeclaration(ClassFile file, Located is) {
        String name = file.name().replace('/', '.');
        Located was = before.locate(file.name()).orElseThrow();
        if (!isOf(is.root(), was.root())) {
            broken.add(new Broken(
                    "the class path",
                    name,
                    name,
                    "",
                    "it is found first in " + is.root().path() + " now"));
            return;
        }
        ClassFile whole = before.find(file.name()).orElse(file);
        if (whole == file || file.isPartOf(whole)) {
            return;
        }
        if (!file.hasSupertypesOf(whole)) {
            broken.add(new Broken(name, "its supertypes", name, "", "they are not the same any more"));
        }
        if (!file.hasMembersOf(whole)) {
            broken.add(new Broken(name, "its members", name, "", "some come from another class of its name"));
        }
    }

    /** Whether all that made up the one place is in the other. */
    private boolean isOf(ClasspathRoot now, ClasspathRoot then) {
        return places.computeIfAbsent(now.path(), path -> new HashMap<>())
                .computeIfAbsent(then.path(), path -> now.artifacts().containsAll(then.artifacts()));
    }

    /** Whether any class of the package names the class with this internal name. */
    boolean isNamed(String className) {
        return checked.get(unshaken.numbered(Reference.type(className)).number());
    }

    int references() {
        return checked.cardinality();
    }

    int dangling() {
        return dangling;
    }
}
