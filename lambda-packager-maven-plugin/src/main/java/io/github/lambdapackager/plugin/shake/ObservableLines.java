package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Keeps the line numbers that a stack trace can show: those of instructions that call, throw, or make something. The others
 * fall to the line before them.
 */
final class ObservableLines extends MethodVisitor {
    private static final int NONE = -1;

    /** What has just been put on the stack, as far as it matters. */
    private enum Top {
        UNKNOWN,
        THIS,
        /** This, and a local variable or a constant on it. */
        VALUE_FOR_THIS
    }

    private boolean instance;
    private Top top = Top.UNKNOWN;
    private @Nullable Label start;
    private @Nullable Label pending;
    private int pendingLine = NONE;
    private int lastLine = NONE;

    ObservableLines(MethodVisitor next, boolean instance) {
        super(Opcodes.ASM9, next);
        this.instance = instance;
    }

    @Override
    public void visitLineNumber(int line, Label label) {
        if (label == pending) {
            keepLine();
        }
        start = start == null ? label : start;
        pending = label;
        pendingLine = line;
    }

    /** The line of an instruction that is about to come. */
    private void keepLine() {
        Label from = pending;
        if (from != null && start != null && pendingLine != lastLine) {
            // What precedes the first one is part of it: a stack can overflow at the first instruction.
            super.visitLineNumber(pendingLine, lastLine == NONE ? start : from);
            lastLine = pendingLine;
        }
        pending = null;
    }

    @Override
    public void visitLabel(Label label) {
        top = Top.UNKNOWN;
        super.visitLabel(label);
    }

    @Override
    public void visitInsn(int opcode) {
        if (canThrow(opcode)) {
            keepLine();
        }
        boolean constant = opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1;
        top = constant && top == Top.THIS ? Top.VALUE_FOR_THIS : Top.UNKNOWN;
        super.visitInsn(opcode);
    }

    private static boolean canThrow(int opcode) {
        return switch (opcode) {
            case Opcodes.IDIV,
                    Opcodes.LDIV,
                    Opcodes.IREM,
                    Opcodes.LREM,
                    Opcodes.ARRAYLENGTH,
                    Opcodes.ATHROW,
                    Opcodes.MONITORENTER,
                    Opcodes.MONITOREXIT -> true;
            default ->
                (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD)
                        || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE);
        };
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            keepLine();
        }
        top = opcode != Opcodes.NEWARRAY && top == Top.THIS ? Top.VALUE_FOR_THIS : Top.UNKNOWN;
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        boolean load = opcode <= Opcodes.ALOAD;
        if (load && top == Top.THIS) {
            top = Top.VALUE_FOR_THIS;
        } else {
            top = opcode == Opcodes.ALOAD && variable == 0 && instance ? Top.THIS : Top.UNKNOWN;
        }
        // Obfuscated code uses the place of this for something else.
        instance &= load || variable != 0;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean ofThis = (opcode == Opcodes.GETFIELD && top == Top.THIS)
                || (opcode == Opcodes.PUTFIELD && top == Top.VALUE_FOR_THIS);
        if (!ofThis) {
            keepLine();
        }
        top = Top.UNKNOWN;
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Type || value instanceof Handle || value instanceof ConstantDynamic) {
            keepLine();
        }
        top = top == Top.THIS ? Top.VALUE_FOR_THIS : Top.UNKNOWN;
        super.visitLdcInsn(value);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        keepLine();
        top = Top.UNKNOWN;
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        keepLine();
        top = Top.UNKNOWN;
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        keepLine();
        top = Top.UNKNOWN;
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        keepLine();
        top = Top.UNKNOWN;
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        top = Top.UNKNOWN;
        super.visitJumpInsn(opcode, label);
    }
}
