package io.github.lambdapackager.publisher.content;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class without source file, line numbers and local variables; names of parameters stay, for reflection sees them. */
final class DebugFreeClass {
    private DebugFreeClass() {}

    /** The class with a constant pool in the order of use; what ASM cannot read stays as it is. */
    static byte[] of(byte[] bytes) {
        ClassReader reader;
        try {
            reader = new ClassReader(bytes);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new WithoutDebug(writer), 0);
        return writer.toByteArray();
    }

    private static final class WithoutDebug extends ClassVisitor {
        WithoutDebug(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            // Left out.
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitLineNumber(int line, Label start) {
                    // Left out.
                }

                @Override
                public void visitLocalVariable(
                        String variable, String type, @Nullable String generic, Label start, Label end, int index) {
                    // Left out.
                }
            };
        }
    }
}
