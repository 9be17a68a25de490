package io.github.lambdapackager.publisher.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javassist.CtClass;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.annotation.Annotation;
import javassist.bytecode.annotation.ArrayMemberValue;
import javassist.bytecode.annotation.EnumMemberValue;
import javassist.bytecode.annotation.MemberValue;

/** Where an annotation may stand, and how often, before and after. */
final class AnnotationUse {
    // What an annotation without targets may stand on (9.6.4.1): all declarations.
    private static final Set<String> EVERYWHERE = Set.of(
            "TYPE",
            "FIELD",
            "METHOD",
            "PARAMETER",
            "CONSTRUCTOR",
            "LOCAL_VARIABLE",
            "ANNOTATION_TYPE",
            "PACKAGE",
            "MODULE",
            "TYPE_PARAMETER",
            "RECORD_COMPONENT");

    private final CtClass before;
    private final CtClass after;

    AnnotationUse(CtClass before, CtClass after) {
        this.before = before;
        this.after = after;
    }

    /** What is not allowed any more. */
    List<String> narrowed() {
        List<String> narrowed = new ArrayList<>();
        Set<String> now = targets(after);
        targets(before).stream()
                .filter(target -> !now.contains(target))
                .sorted()
                .forEach(target -> narrowed.add("no longer allowed on " + target));
        if (meta(before, Repeatable.class).isPresent()
                && meta(after, Repeatable.class).isEmpty()) {
            narrowed.add("no longer repeatable");
        }
        return narrowed;
    }

    private static Set<String> targets(CtClass type) {
        return meta(type, Target.class)
                .map(target -> target.getMemberValue("value"))
                .map(AnnotationUse::names)
                .orElse(EVERYWHERE);
    }

    private static Set<String> names(MemberValue value) {
        Set<String> names = new TreeSet<>();
        if (value instanceof ArrayMemberValue array) {
            Stream.of(array.getValue())
                    .map(EnumMemberValue.class::cast)
                    .map(EnumMemberValue::getValue)
                    .forEach(names::add);
        }
        if (names.contains(ElementType.TYPE.name())) {
            names.add(ElementType.ANNOTATION_TYPE.name());
        }
        return names;
    }

    private static Optional<Annotation> meta(CtClass type, Class<?> annotation) {
        AnnotationsAttribute attribute =
                (AnnotationsAttribute) type.getClassFile2().getAttribute(AnnotationsAttribute.visibleTag);
        return Optional.ofNullable(attribute).map(found -> found.getAnnotation(annotation.getName()));
    }
}
