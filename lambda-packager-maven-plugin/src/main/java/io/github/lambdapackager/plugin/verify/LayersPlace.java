package io.github.lambdapackager.plugin.verify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Moves the place where Lambda's runtime client looks for layers: it is a constant in the client's code, {@code /opt/java},
 * and a build can neither write there nor share it. All the rest of the client stays as it is.
 */
final class LayersPlace {
    private static final String ON_LAMBDA = "/opt/java";

    private final String here;
    private boolean found;

    /** @param opt what is {@code /opt} here */
    LayersPlace(Path opt) {
        this.here = opt.resolve("java").toString();
    }

    /** The class with the constant changed. */
    byte[] movedIn(byte[] client) {
        ClassReader reader = new ClassReader(client);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Moving(writer), 0);
        if (!found) {
            throw new IllegalStateException("this runtime client looks for layers elsewhere than in " + ON_LAMBDA);
        }
        return writer.toByteArray();
    }

    private final class Moving extends ClassVisitor {
        Moving(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitLdcInsn(Object value) {
                    found |= ON_LAMBDA.equals(value);
                    super.visitLdcInsn(ON_LAMBDA.equals(value) ? here : value);
                }
            };
        }
    }
}
