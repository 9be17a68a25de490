package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.Attribute;
import proguard.classfile.attribute.annotation.Annotation;
import proguard.classfile.attribute.annotation.AnnotationElementValue;
import proguard.classfile.attribute.annotation.ArrayElementValue;
import proguard.classfile.attribute.annotation.ClassElementValue;
import proguard.classfile.attribute.annotation.ConstantElementValue;
import proguard.classfile.attribute.annotation.EnumConstantElementValue;
import proguard.classfile.attribute.annotation.visitor.AnnotationVisitor;
import proguard.classfile.attribute.annotation.visitor.ElementValueVisitor;
import proguard.classfile.attribute.visitor.AttributeVisitor;
import proguard.classfile.visitor.ClassVisitor;

/**
 * Marks what annotations that reflection sees name: a JVM passes over one whose type is missing without a word. A class
 * that an annotation names comes to reflection.
 */
final class AnnotationMarker implements AnnotationVisitor, ElementValueVisitor {
    private final ReachabilityMarker marker;
    private List<Pending> pending = new ArrayList<>();

    private record Pending(Clazz clazz, Annotation annotation, ProgramClass type) {}

    AnnotationMarker(ReachabilityMarker marker) {
        this.marker = marker;
    }

    /** Whether reflection can see any annotation of the class itself: nothing else is to be seen of a package. */
    static boolean areVisibleOn(@Nullable ProgramClass clazz) {
        boolean[] visible = {false};
        if (clazz != null) {
            clazz.attributeAccept(Attribute.RUNTIME_VISIBLE_ANNOTATIONS, new AttributeVisitor() {
                @Override
                public void visitAnyAttribute(Clazz annotated, Attribute attribute) {
                    visible[0] = true;
                }
            });
        }
        return visible[0];
    }

    @Override
    public void visitAnnotation(Clazz clazz, Annotation annotation) {
        Clazz type = annotation.referencedClasses == null ? null : annotation.referencedClasses[0];
        if (type instanceof ProgramClass programType && waits(clazz, programType)) {
            pending.add(new Pending(clazz, annotation, programType));
            named(clazz, () -> annotation.referencedClassAccept(marker));
        } else {
            read(clazz, annotation);
        }
    }

    /**
     * What a compiler notes of a class has many names in it, and is on every class: it counts when somebody asks for it
     * and may have the class.
     */
    private boolean waits(Clazz clazz, ProgramClass type) {
        return AskedAnnotations.isOnEveryClass(type) && !mayBeRead(clazz, type);
    }

    private boolean mayBeRead(Clazz clazz, ProgramClass type) {
        return marker.isAsked(type)
                && clazz instanceof ProgramClass annotated
                && marker.mayReadAnnotationsOf(annotated);
    }

    /** Reads the annotations that may be read since; true when there was any. */
    boolean settle() {
        List<Pending> candidates = pending;
        pending = new ArrayList<>();
        boolean any = false;
        for (Pending candidate : candidates) {
            if (mayBeRead(candidate.clazz(), candidate.type())) {
                read(candidate.clazz(), candidate.annotation());
                any = true;
            } else {
                pending.add(candidate);
            }
        }
        return any;
    }

    private void read(Clazz clazz, Annotation annotation) {
        named(clazz, () -> {
            annotation.referencedClassAccept(marker);
            if (marker.sources().has("annotations")) {
                annotation.elementValuesAccept(clazz, this);
            }
        });
    }

    private void named(Clazz clazz, Runnable marking) {
        marker.because(new Cause.Code("named by an annotation of", clazz, null), marking);
    }

    @Override
    public void visitConstantElementValue(Clazz clazz, Annotation annotation, ConstantElementValue value) {
        if (value.getTag() == 's') {
            marker.keepClassesNamed(clazz, clazz.getString(value.u2constantValueIndex));
        }
    }

    @Override
    public void visitEnumConstantElementValue(Clazz clazz, Annotation annotation, EnumConstantElementValue value) {
        value.referencedClassesAccept(marker);
        value.referencedFieldAccept(marker);
    }

    @Override
    public void visitClassElementValue(Clazz clazz, Annotation annotation, ClassElementValue value) {
        value.referencedClassesAccept(new ClassVisitor() {
            @Override
            public void visitAnyClass(Clazz anyClass) {
                anyClass.accept(marker);
            }

            @Override
            public void visitProgramClass(ProgramClass programClass) {
                marker.keepWhole(programClass);
            }
        });
    }

    @Override
    public void visitAnnotationElementValue(Clazz clazz, Annotation annotation, AnnotationElementValue value) {
        visitAnnotation(clazz, value.annotationValue);
    }

    @Override
    public void visitArrayElementValue(Clazz clazz, Annotation annotation, ArrayElementValue value) {
        value.elementValuesAccept(clazz, annotation, this);
    }
}
