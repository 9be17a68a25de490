package io.github.lambdapackager.plugin.shake;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
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
    private static final String OBJECT = "java/lang/Object";

    /** What has just been put on the stack, as far as it matters. */
    private enum Top {
        UNKNOWN,
        THIS,
        /** This, and a local variable or a constant on it. */
        VALUE_FOR_THIS,
        /** An exception that was caught: it has its trace. */
        CAUGHT
    }

    private final boolean framed;
    private final BiPredicate<String, String> ownStatics;
    private final Set<Label> handlers = new HashSet<>();
    private boolean instance;
    private int caught = NONE;
    private Top top = Top.UNKNOWN;
    private @Nullable Label start;
    private @Nullable Label pending;
    private int pendingLine = NONE;
    private int lastLine = NONE;

    /**
     * Looks at one method.
     *
     * @param framed whether there is a stack map frame wherever code can jump to
     * @param ownStatics tells by owner and by name with descriptor which static fields the class itself declares: it is
     *     initialized when its code runs
     */
    ObservableLines(MethodVisitor next, boolean instance, boolean framed, BiPredicate<String, String> ownStatics) {
        super(Opcodes.ASM9, next);
        this.instance = instance;
        this.framed = framed;
        this.ownStatics = ownStatics;
    }

    @Override
    public void visitTryCatchBlock(Label from, Label to, Label handler, @Nullable String type) {
        handlers.add(handler);
        super.visitTryCatchBlock(from, to, handler, type);
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
        if (!framed) {
            caught = NONE;
        }
        top = handlers.contains(label) ? Top.CAUGHT : Top.UNKNOWN;
        super.visitLabel(label);
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
        caught = NONE;
        super.visitFrame(type, locals, local, stacked, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        if (canThrow(opcode) && !(opcode == Opcodes.ATHROW && top == Top.CAUGHT)) {
            keepLine();
        }
        boolean constant = opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1;
        top = constant && top == Top.THIS ? Top.VALUE_FOR_THIS : Top.UNKNOWN;
        super.visitInsn(opcode);
    }

    /** Not so the end of a synchronized block: it leaves what was entered. */
    private static boolean canThrow(int opcode) {
        return switch (opcode) {
            case Opcodes.IDIV,
                    Opcodes.LDIV,
                    Opcodes.IREM,
                    Opcodes.LREM,
                    Opcodes.ARRAYLENGTH,
                    Opcodes.ATHROW,
                    Opcodes.MONITORENTER -> true;
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
        if (!load) {
            noteStore(opcode, variable);
        }
        if (load && top == Top.THIS) {
            top = Top.VALUE_FOR_THIS;
        } else if (opcode == Opcodes.ALOAD && variable == caught) {
            top = Top.CAUGHT;
        } else {
            top = opcode == Opcodes.ALOAD && variable == 0 && instance ? Top.THIS : Top.UNKNOWN;
        }
        // Obfuscated code uses the place of this for something else.
        instance &= load || variable != 0;
        super.visitVarInsn(opcode, variable);
    }

    private void noteStore(int opcode, int variable) {
        if (opcode == Opcodes.ASTORE && top == Top.CAUGHT) {
            caught = variable;
        } else if (variable == caught || (variable + 1 == caught && isWide(opcode))) {
            caught = NONE;
        }
    }

    private static boolean isWide(int store) {
        return store == Opcodes.LSTORE || store == Opcodes.DSTORE;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean ofThis = (opcode == Opcodes.GETFIELD && top == Top.THIS)
                || (opcode == Opcodes.PUTFIELD && top == Top.VALUE_FOR_THIS);
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        if (!ofThis && !(isStatic && ownStatics.test(owner, name + descriptor))) {
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
        // The constructor of all objects does nothing.
        if (opcode != Opcodes.INVOKESPECIAL || !owner.equals(OBJECT) || !name.equals("<init>")) {
            keepLine();
        }
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
