package io.github.lambdapackager.plugin.shake;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Leaves details out of a class. */
final class WithoutDetails extends ClassVisitor {
    private final Set<Detail> removed;
    private final Set<String> staticFields = new HashSet<>();
    private String className = "";
    private int version;
    private boolean isInterface;

    WithoutDetails(ClassVisitor next, Set<Detail> removed) {
        super(Opcodes.ASM9, next);
        this.removed = removed;
    }

    private boolean removes(Detail detail) {
        return removed.contains(detail);
    }

    /** Whether an annotation is one that the JVM does not show. */
    private boolean hides(boolean visible) {
        return !visible && removes(Detail.COMPILER_DATA);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        className = name;
        this.version = version & 0xffff;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    /** The JVM looks for a class itself and for what is nested in it. */
    @Override
    public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
        if (!removes(Detail.COMPILER_DATA) || name.equals(className) || className.equals(outerName)) {
            super.visitInnerClass(name, outerName, innerName, access);
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        boolean forCompilers = removes(Detail.LANGUAGE_DATA) && Details.isForCompilers(descriptor);
        return forCompilers || hides(visible) ? null : super.visitAnnotation(descriptor, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int place, @Nullable TypePath path, String descriptor, boolean visible) {
        return hides(visible) ? null : super.visitTypeAnnotation(place, path, descriptor, visible);
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if ((access & Opcodes.ACC_STATIC) != 0) {
            staticFields.add(name + descriptor);
        }
        String types = removes(Detail.MEMBER_TYPES) ? null : signature;
        return new Field(super.visitField(access, name, descriptor, types, value));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
        boolean bare = removes(Detail.MEMBER_TYPES);
        // A proxy asks its interfaces which exceptions it may throw.
        String[] thrown = bare && !isInterface ? null : exceptions;
        MethodVisitor method = new Method(super.visitMethod(access, name, descriptor, bare ? null : signature, thrown));
        return removes(Detail.LINE_NUMBERS)
                ? new ObservableLines(
                        method, (access & Opcodes.ACC_STATIC) == 0, version > Opcodes.V1_6, this::declaresStatic)
                : method;
    }

    /** A class file has its fields before its methods. */
    private boolean declaresStatic(String owner, String field) {
        return owner.equals(className) && staticFields.contains(field);
    }

    private final class Field extends FieldVisitor {
        Field(FieldVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitAnnotation(descriptor, visible);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int place, @Nullable TypePath path, String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitTypeAnnotation(place, path, descriptor, visible);
        }
    }

    private final class Method extends MethodVisitor {
        Method(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitParameter(@Nullable String name, int access) {
            if (!removes(Detail.MEMBER_TYPES)) {
                super.visitParameter(name, access);
            }
        }

        @Override
        public void visitLocalVariable(
                String variable, String type, @Nullable String generic, Label start, Label end, int index) {
            if (!removes(Detail.VARIABLE_NAMES)) {
                super.visitLocalVariable(variable, type, generic, start, end, index);
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitAnnotation(descriptor, visible);
        }

        @Override
        public void visitAnnotableParameterCount(int count, boolean visible) {
            if (!hides(visible)) {
                super.visitAnnotableParameterCount(count, visible);
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitParameterAnnotation(parameter, descriptor, visible);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int place, @Nullable TypePath path, String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitTypeAnnotation(place, path, descriptor, visible);
        }

        @Override
        public @Nullable AnnotationVisitor visitInsnAnnotation(
                int place, @Nullable TypePath path, String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitInsnAnnotation(place, path, descriptor, visible);
        }

        @Override
        public @Nullable AnnotationVisitor visitTryCatchAnnotation(
                int place, @Nullable TypePath path, String descriptor, boolean visible) {
            return hides(visible) ? null : super.visitTryCatchAnnotation(place, path, descriptor, visible);
        }

        @Override
        public @Nullable AnnotationVisitor visitLocalVariableAnnotation(
                int place,
                @Nullable TypePath path,
                Label[] start,
                Label[] end,
                int[] index,
                String descriptor,
                boolean visible) {
            return hides(visible)
                    ? null
                    : super.visitLocalVariableAnnotation(place, path, start, end, index, descriptor, visible);
        }
    }
}
