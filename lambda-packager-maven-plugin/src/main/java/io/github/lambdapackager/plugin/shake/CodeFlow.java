package io.github.lambdapackager.plugin.shake;

import org.jspecify.annotations.Nullable;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.ExceptionInfo;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.instruction.InstructionFactory;

/**
 * Reads what the code of a method does with values, once for all functions and only when somebody asks. It stands at the
 * code itself, and goes with it. Safe for several threads.
 */
final class CodeFlow {
    private static final String JDK = "java/";
    private static final int[] LENGTHS = lengths();
    private static final int LENGTH_VARIES = 0;

    private final boolean isStraight;
    private volatile @Nullable MethodFlow flow;

    private CodeFlow(boolean isStraight) {
        this.isStraight = isStraight;
    }

    static CodeFlow of(ProgramClass clazz, CodeAttribute code) {
        if (code.getProcessingInfo() instanceof CodeFlow known) {
            return known;
        }
        CodeFlow fresh = new CodeFlow(!hasBranch(code) && !mayHaveIdleHandler(clazz, code));
        code.setProcessingInfo(fresh);
        return fresh;
    }

    /** Whether all of the code runs where it runs at all. */
    boolean isStraight() {
        return isStraight;
    }

    MethodFlow read(ProgramClass clazz, ProgramMethod method, CodeAttribute code) {
        MethodFlow known = flow;
        if (known == null) {
            known = new FlowReader(clazz, method, code).read();
            flow = known;
        }
        return known;
    }

    /** Whether anybody but code that was called may throw what a handler of the class catches. */
    static boolean mayBeIdle(ProgramClass clazz, int type) {
        return type != 0 && !isOfJdk(clazz.getClassName(type));
    }

    static boolean isOfJdk(String className) {
        return className.startsWith(JDK);
    }

    private static boolean mayHaveIdleHandler(ProgramClass clazz, CodeAttribute code) {
        for (int index = 0; index < code.u2exceptionTableLength; index++) {
            ExceptionInfo exception = code.exceptionTable[index];
            if (mayBeIdle(clazz, exception.u2catchType)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBranch(CodeAttribute code) {
        byte[] bytes = code.code;
        for (int offset = 0; offset < code.u4codeLength; ) {
            int opcode = bytes[offset] & 0xff;
            if (isBranch((byte) opcode)) {
                return true;
            }
            int length = LENGTHS[opcode];
            offset += length == LENGTH_VARIES
                    ? InstructionFactory.create(bytes, offset).length(offset)
                    : length;
        }
        return false;
    }

    /** Whether it compares numbers, or something with {@code null}. */
    private static boolean isBranch(byte opcode) {
        return (opcode >= Instruction.OP_IFEQ && opcode <= Instruction.OP_IFICMPLE)
                || opcode == Instruction.OP_IFNULL
                || opcode == Instruction.OP_IFNONNULL;
    }

    /** How many bytes an instruction takes, by its opcode. */
    private static int[] lengths() {
        int[] lengths = new int[1 << Byte.SIZE];
        for (int opcode = 0; opcode <= (Instruction.OP_JSR_W & 0xff); opcode++) {
            byte[] code = {(byte) opcode, 0, 0, 0, 0};
            boolean varies = code[0] == Instruction.OP_TABLESWITCH
                    || code[0] == Instruction.OP_LOOKUPSWITCH
                    || code[0] == Instruction.OP_WIDE;
            lengths[opcode] =
                    varies ? LENGTH_VARIES : InstructionFactory.create(code, 0).length(0);
        }
        return lengths;
    }
}
