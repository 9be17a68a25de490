package io.github.lambdapackager.plugin.shake;

import java.util.Set;
import proguard.classfile.ProgramClass;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.MethodrefConstant;
import proguard.classfile.instruction.ConstantInstruction;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.instruction.InstructionFactory;

/** Recognizes calls that compare a string with the last thing that code has loaded, as in {@code name.equals("lib.A")}. */
final class Comparison {
    private static final Set<String> OWNERS = Set.of("java/lang/Object", "java/lang/String");
    private static final Set<String> METHODS = Set.of(
            "compareTo(Ljava/lang/String;)I",
            "compareToIgnoreCase(Ljava/lang/String;)I",
            "contains(Ljava/lang/CharSequence;)Z",
            "contentEquals(Ljava/lang/CharSequence;)Z",
            "endsWith(Ljava/lang/String;)Z",
            "equals(Ljava/lang/Object;)Z",
            "equalsIgnoreCase(Ljava/lang/String;)Z",
            "indexOf(Ljava/lang/String;)I",
            "lastIndexOf(Ljava/lang/String;)I",
            "startsWith(Ljava/lang/String;)Z");

    private Comparison() {}

    static boolean isAt(int offset, CodeAttribute code, ProgramClass clazz) {
        return offset < code.u4codeLength
                && InstructionFactory.create(code.code, offset) instanceof ConstantInstruction call
                && call.opcode == Instruction.OP_INVOKEVIRTUAL
                && compares(clazz.getConstant(call.constantIndex), clazz);
    }

    private static boolean compares(Constant constant, ProgramClass clazz) {
        return constant instanceof MethodrefConstant method
                && OWNERS.contains(method.getClassName(clazz))
                && METHODS.contains(method.getName(clazz) + method.getType(clazz));
    }
}
