package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.LazyClass.Linking;
import java.util.Map;
import proguard.classfile.ClassPool;
import proguard.classfile.Clazz;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.annotation.Annotation;
import proguard.classfile.attribute.annotation.EnumConstantElementValue;
import proguard.classfile.attribute.annotation.visitor.AllElementValueVisitor;
import proguard.classfile.attribute.visitor.AllAttributeVisitor;
import proguard.classfile.util.ClassReferenceInitializer;
import proguard.classfile.util.EnumFieldReferenceInitializer;
import proguard.classfile.visitor.ClassVisitor;

/**
 * Leads the classes of a class path to what they name, each when the first function reaches it. The class path's supertypes
 * are linked before. Safe for several threads.
 */
final class References {
    private final ClassVisitor references;
    private final ClassVisitor enums =
            new AllAttributeVisitor(true, new AllElementValueVisitor(true, new EnumConstants()));

    private final UnlinkedClasses unlinking = new UnlinkedClasses();

    /**
     * Of one class path.
     *
     * @param program its classes by internal name
     */
    References(Map<String, ProgramClass> program, ClassPool library) {
        // Without its checks of a configuration that we do not have.
        this.references = new ClassReferenceInitializer(new Hashed(program), library, false, null, null, null, null);
    }

    /** Finds classes faster than ProGuard's pool, which keeps them sorted. */
    private static final class Hashed extends ClassPool {
        private final Map<String, ProgramClass> classes;

        Hashed(Map<String, ProgramClass> classes) {
            this.classes = classes;
        }

        @Override
        @SuppressWarnings("NullAway") // as ProGuard has it
        public Clazz getClass(String name) {
            return classes.get(name);
        }
    }

    void link(LazyClass clazz) {
        if (clazz.linking() != Linking.WHOLE) {
            linkWhole(clazz);
        }
    }

    private synchronized void linkWhole(LazyClass clazz) {
        linkReferences(clazz);
        if (clazz.linking() == Linking.REFERENCES) {
            clazz.accept(enums);
            clazz.linkedAs(Linking.WHOLE);
        }
    }

    private void linkReferences(LazyClass clazz) {
        if (clazz.linking() == Linking.STALE) {
            clazz.accept(unlinking);
        }
        if (clazz.linking() == Linking.NEVER || clazz.linking() == Linking.STALE) {
            clazz.accept(references);
            clazz.linkedAs(Linking.REFERENCES);
        }
    }

    /** ProGuard finds the field of a constant by the code of the enum. */
    private final class EnumConstants extends EnumFieldReferenceInitializer {
        @Override
        public void visitEnumConstantElementValue(Clazz clazz, Annotation annotation, EnumConstantElementValue value) {
            if (value.referencedClasses != null
                    && value.referencedClasses.length > 0
                    && value.referencedClasses[0] instanceof LazyClass type) {
                linkReferences(type);
            }
            super.visitEnumConstantElementValue(clazz, annotation, value);
        }
    }
}
