package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.annotation.Annotation;
import proguard.classfile.attribute.annotation.visitor.AllAnnotationVisitor;
import proguard.classfile.attribute.annotation.visitor.AnnotationVisitor;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.visitor.AllMemberVisitor;

/**
 * Classes with annotations that reached code asks for, such as {@code type.getAnnotation(XmlType.class)}: whoever asks
 * goes on to their members by reflection.
 */
final class AskedAnnotations {
    private static final Set<String> MARKING = ShakingData.classes("marking-annotations.txt");

    private final ReachabilityMarker marker;
    private final Set<ProgramClass> asked = new HashSet<>();
    private final Map<ProgramClass, List<ProgramClass>> waiting = new HashMap<>();
    private final Deque<Annotated> found = new ArrayDeque<>();

    private record Annotated(ProgramClass clazz, ProgramClass type) {}

    AskedAnnotations(ReachabilityMarker marker) {
        this.marker = marker;
    }

    /** Notes that reached code has the literal of an annotation type. */
    void ask(ProgramClass type) {
        if (marker.sources().has("asked-annotations") && asked.add(type)) {
            List<ProgramClass> carriers = waiting.remove(type);
            if (carriers != null) {
                carriers.forEach(clazz -> found.add(new Annotated(clazz, type)));
            }
        }
    }

    boolean isAsked(ProgramClass type) {
        return asked.contains(type);
    }

    /** Whether the annotation tells nothing about a class but what its compiler notes. */
    static boolean isOnEveryClass(ProgramClass type) {
        return Details.isForCompilers('L' + type.getName() + ';');
    }

    /** Notes the annotations of a class that is reached, and of its members. */
    void reach(ProgramClass clazz) {
        AllAttributeVisitor attributes = new AllAttributeVisitor(new AllAnnotationVisitor(new AnnotationVisitor() {
            @Override
            public void visitAnnotation(Clazz owner, Annotation annotation) {
                if (annotation.referencedClasses != null
                        && annotation.referencedClasses[0] instanceof ProgramClass type
                        && !isOnEveryClass(type)
                        && !(MARKING.contains(type.getName())
                                && marker.sources().has("marking-annotations"))) {
                    carry(clazz, type);
                }
            }
        }));
        clazz.accept(attributes);
        clazz.accept(new AllMemberVisitor(attributes));
    }

    private void carry(ProgramClass clazz, ProgramClass type) {
        if (asked.contains(type)) {
            found.add(new Annotated(clazz, type));
        } else {
            waiting.computeIfAbsent(type, key -> new ArrayList<>()).add(clazz);
        }
    }

    /** Makes whole what carries annotations that were asked for; true when there was any. */
    boolean settle() {
        boolean any = !found.isEmpty();
        while (!found.isEmpty()) {
            Annotated annotated = found.remove();
            Cause cause = new Cause.Code("has an annotation that reached code asks for,", annotated.type(), null);
            marker.because(cause, () -> marker.keepWhole(annotated.clazz()));
        }
        return any;
    }
}
