package io.github.lambdapackager.plugin.link;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Collects what annotations and enclosing methods name: the one as text, the other in halves. */
final class NamedByAttributes extends ClassVisitor {
    /** How the names of such attributes begin; what begins so by chance only costs time. */
    private static final List<String> BEGINNINGS = List.of("RuntimeVisible", "AnnotationDefa", "EnclosingMetho");

    private static final int BEGINNING_LENGTH = 14;

    private final Collection<String> types;
    private final Collection<Reference> references;

    NamedByAttributes(Collection<String> types, Collection<Reference> references) {
        super(Opcodes.ASM9);
        this.types = types;
        this.references = references;
    }

    /** Whether the text at this offset of the constant pool may be the name of such an attribute. */
    static boolean mayBeName(ClassReader reader, int offset) {
        return reader.readUnsignedShort(offset) >= BEGINNING_LENGTH
                && BEGINNINGS.stream().anyMatch(beginning -> startsWith(reader, offset + 2, beginning));
    }

    private static boolean startsWith(ClassReader reader, int offset, String beginning) {
        for (int index = 0; index < BEGINNING_LENGTH; index++) {
            if (reader.readByte(offset + index) != beginning.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    void read(ClassReader reader) {
        reader.accept(this, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
        // The method around a class is only told to who asks for it: no code needs it.
        references.add(Reference.type(owner));
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int reference, @Nullable TypePath path, String descriptor, boolean visible) {
        return annotation(descriptor, visible);
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotation(annotation, visible);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotation(annotation, visible);
            }

            @Override
            public @Nullable AnnotationVisitor visitParameterAnnotation(
                    int parameter, String annotation, boolean visible) {
                return annotation(annotation, visible);
            }

            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                return new Values("");
            }
        };
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotation(annotation, visible);
            }
        };
    }

    /** What no reflection sees cannot be missed. */
    private @Nullable AnnotationVisitor annotation(String descriptor, boolean visible) {
        return visible ? annotation(descriptor) : null;
    }

    private AnnotationVisitor annotation(String descriptor) {
        String type = Type.getType(descriptor).getInternalName();
        references.add(Reference.annotation(type));
        return new Values(type);
    }

    /** What the values of an annotation name. */
    private final class Values extends AnnotationVisitor {
        private final String annotation;

        /** @param annotation empty where values have no names of their own: in arrays and defaults */
        Values(String annotation) {
            super(Opcodes.ASM9);
            this.annotation = annotation;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            addElement(name);
            if (value instanceof Type type) {
                ConstantPool.addTypes(type.getDescriptor(), types);
            }
        }

        @Override
        public void visitEnum(@Nullable String name, String descriptor, String value) {
            addElement(name);
            references.add(Reference.field(Type.getType(descriptor).getInternalName(), value, descriptor));
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            addElement(name);
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            addElement(name);
            return new Values("");
        }

        private void addElement(@Nullable String name) {
            if (name != null && !annotation.isEmpty()) {
                references.add(Reference.element(annotation, name));
            }
        }
    }
}
