package io.github.lambdapackager.publisher.api;

import io.github.lambdapackager.publisher.model.ApiChange;
import io.github.lambdapackager.publisher.model.ApiChange.Impact;
import japicmp.model.JApiClass;
import japicmp.model.JApiField;
import japicmp.model.JApiMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javassist.CtClass;
import javassist.CtField;
import javassist.CtMethod;
import javassist.Modifier;

/** What japicmp passes over in a class that both versions have. */
final class UnnoticedChanges {
    private final JApiClass type;
    private final String name;
    private final CtClass before;
    private final CtClass after;
    private final List<ApiChange> changes = new ArrayList<>();

    UnnoticedChanges(JApiClass type) {
        this.type = type;
        this.name = type.getFullyQualifiedName();
        this.before = type.getOldClass().orElseThrow();
        this.after = type.getNewClass().orElseThrow();
    }

    List<ApiChange> changes() {
        lessRestricted(name, before.getModifiers(), after.getModifiers());
        sealing();
        new Supertypes(before, after)
                .changed()
                .forEach(change -> changes.add(new ApiChange(name, change, Impact.BREAKS_SOURCES)));
        type.getMethods().forEach(this::method);
        type.getFields().forEach(this::field);
        if (before.isAnnotation() && after.isAnnotation()) {
            new AnnotationUse(before, after)
                    .narrowed()
                    .forEach(change -> changes.add(new ApiChange(name, change, Impact.BREAKS_SOURCES)));
        }
        return changes;
    }

    private void lessRestricted(String element, int old, int now) {
        if (Modifier.isFinal(old) && !Modifier.isFinal(now)) {
            changes.add(new ApiChange(element, "no longer final", Impact.ADDITION));
        }
        if (Modifier.isAbstract(old) && !Modifier.isAbstract(now) && before.isInterface() == after.isInterface()) {
            changes.add(new ApiChange(element, "no longer abstract", Impact.ADDITION));
        }
    }

    /** A switch that covers a sealed type needs each of its subclasses, unless the type itself can be an object. */
    private void sealing() {
        List<String> old = Javassist.permitted(before);
        List<String> now = Javassist.permitted(after);
        boolean isCovered = Modifier.isAbstract(before.getModifiers());
        Impact impact = isCovered ? Impact.BREAKS_SOURCES : Impact.ADDITION;
        if (old.isEmpty() && !now.isEmpty() && Javassist.isExtendable(before)) {
            changes.add(new ApiChange(name, "now sealed", Impact.BREAKS_BOTH));
        } else if (!old.isEmpty() && now.isEmpty()) {
            changes.add(new ApiChange(name, "no longer sealed", impact));
        } else if (!old.isEmpty()) {
            now.stream()
                    .filter(subclass -> !old.contains(subclass))
                    .forEach(subclass -> changes.add(new ApiChange(name, "permits " + subclass, impact)));
        }
    }

    private void method(JApiMethod method) {
        Optional<CtMethod> old = method.getOldMethod().filter(Javassist::isVisible);
        Optional<CtMethod> now = method.getNewMethod().filter(Javassist::isVisible);
        if (old.isEmpty() || now.isEmpty()) {
            return;
        }
        String element = name + "." + method.getName() + "()";
        if (!before.isAnnotation()) {
            lessRestricted(element, old.get().getModifiers(), now.get().getModifiers());
        }
        boolean isWidened = Modifier.isProtected(old.get().getModifiers())
                && Modifier.isPublic(now.get().getModifiers());
        if (isWidened && Javassist.isOverridable(before, old.get())) {
            changes.add(new ApiChange(element, "more accessible than what overrides it", Impact.BREAKS_SOURCES));
        }
        if (Javassist.hasDefault(old.get()) != Javassist.hasDefault(now.get())) {
            changes.add(
                    Javassist.hasDefault(now.get())
                            ? new ApiChange(element, "now with a default", Impact.ADDITION)
                            : new ApiChange(element, "no longer with a default", Impact.BREAKS_SOURCES));
        }
    }

    private void field(JApiField field) {
        String element = name + "." + field.getName();
        Optional<CtField> old = field.getOldFieldOptional().filter(UnnoticedChanges::isVisible);
        Optional<CtField> now = field.getNewFieldOptional().filter(UnnoticedChanges::isVisible);
        if (now.isEmpty()) {
            return;
        }
        if (old.isEmpty()) {
            if (Javassist.isEnumConstant(now)) {
                changes.add(new ApiChange(element, "added, and no switch covers it", Impact.BREAKS_SOURCES));
            }
            return;
        }
        lessRestricted(element, old.get().getModifiers(), now.get().getModifiers());
        Object oldValue = old.get().getConstantValue();
        Object newValue = now.get().getConstantValue();
        if (oldValue != null && newValue == null) {
            changes.add(new ApiChange(element, "no longer a constant expression", Impact.BREAKS_SOURCES));
        } else if (oldValue != null && !Objects.equals(oldValue, newValue)) {
            changes.add(new ApiChange(
                    element,
                    "constant changed from " + oldValue + " to " + newValue
                            + ", which consumers see once they are compiled again",
                    Impact.NONE));
        }
    }

    private static boolean isVisible(CtField field) {
        return Modifier.isPublic(field.getModifiers()) || Modifier.isProtected(field.getModifiers());
    }
}
