package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.Fixed;
import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import io.github.lambdapackager.plugin.shake.MethodFlow.Test;
import io.github.lambdapackager.plugin.shake.MethodFlow.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import proguard.classfile.AccessConstants;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.constant.ClassConstant;
import proguard.classfile.constant.Constant;
import proguard.classfile.constant.IntegerConstant;
import proguard.classfile.constant.RefConstant;
import proguard.classfile.constant.StringConstant;
import proguard.classfile.instruction.BranchInstruction;
import proguard.classfile.instruction.ConstantInstruction;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.instruction.InstructionFactory;
import proguard.classfile.instruction.SimpleInstruction;
import proguard.classfile.instruction.VariableInstruction;
import proguard.classfile.util.ClassUtil;

/** Reads in one pass over the code of a method where its values come from; what is not followed may be anything. */
final class FlowReader {
    private final ProgramClass clazz;
    private final CodeAttribute code;
    private final CodeBlocks blocks;
    private final int parameters;

    private final Map<Integer, List<Origin>> stores = new HashMap<>();
    private final List<Origin> results = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private final Map<Integer, Integer> testsByEnd = new HashMap<>();
    private final Map<Integer, List<OperandStack.Entry>> entries = new HashMap<>();
    private OperandStack stack = new OperandStack();
    private int block;

    FlowReader(ProgramClass clazz, ProgramMethod method, CodeAttribute code) {
        this.clazz = clazz;
        this.code = code;
        this.blocks = new CodeBlocks(code);
        this.parameters = ClassUtil.internalMethodParameterSize(
                method.getDescriptor(clazz), (method.getAccessFlags() & AccessConstants.STATIC) != 0);
    }

    MethodFlow read() {
        follow();
        return new LeanFlow(clazz, !blocks.hasSubroutines(), parameters, stores)
                .of(results, uses, tests, blocks.handlers(), () -> blocks.all(testsByEnd));
    }

    private void follow() {
        boolean falls = false;
        int ordinal = 0;
        for (int offset = 0; offset < code.u4codeLength; ordinal++) {
            if (blocks.startsAt(offset)) {
                enter(offset, falls);
            }
            Instruction instruction = InstructionFactory.create(code.code, offset);
            int next = offset + instruction.length(offset);
            visit(instruction, offset, next, ordinal);
            for (int target : CodeBlocks.targets(instruction, offset)) {
                entries.computeIfAbsent(target, unknown -> new ArrayList<>(2)).add(stack.leaving(block));
            }
            falls = !CodeBlocks.ends(instruction.canonicalOpcode());
            offset = next;
        }
    }

    private void enter(int offset, boolean falls) {
        List<OperandStack.Entry> before = entries.computeIfAbsent(offset, unknown -> new ArrayList<>(1));
        if (falls) {
            before.add(stack.leaving(block));
        }
        block = blocks.numberAt(offset);
        boolean isFollowed = !blocks.isLoop(offset) && !blocks.isHandler(offset);
        stack = isFollowed ? OperandStack.after(before) : new OperandStack();
        entries.remove(offset);
    }

    private void visit(Instruction instruction, int offset, int next, int ordinal) {
        if (instruction instanceof ConstantInstruction constant) {
            visit(constant, offset);
        } else if (instruction instanceof VariableInstruction variable) {
            visit(variable);
        } else if (instruction instanceof BranchInstruction branch) {
            visit(branch, offset, next, ordinal);
        } else if (instruction instanceof SimpleInstruction simple) {
            visit(simple);
        } else {
            visitOther(instruction);
        }
    }

    private void visitOther(Instruction instruction) {
        stack.pop(instruction.stackPopCount(clazz));
        for (int count = instruction.stackPushCount(clazz); count > 0; count--) {
            stack.push(Expression.ANY);
        }
    }

    private void visitAs(Instruction instruction, Expression value) {
        stack.pop(instruction.stackPopCount(clazz));
        stack.push(value);
    }

    private void visit(SimpleInstruction instruction) {
        switch (instruction.canonicalOpcode()) {
            case Instruction.OP_ICONST_0 -> stack.push(number(instruction.constant));
            case Instruction.OP_ACONST_NULL -> stack.push(Expression.NULL);
            case Instruction.OP_NEWARRAY -> visitAs(instruction, Expression.OBJECT);
            case Instruction.OP_DUP -> stack.push(stack.top());
            case Instruction.OP_IRETURN, Instruction.OP_ARETURN -> results.add(new Origin(block, stack.pop()));
            default -> visitOther(instruction);
        }
    }

    private static Expression number(int number) {
        return number == 0 ? Expression.ZERO : new Fixed(Known.number(number));
    }

    private void visit(VariableInstruction instruction) {
        int slot = instruction.variableIndex;
        switch (instruction.canonicalOpcode()) {
            case Instruction.OP_ILOAD, Instruction.OP_ALOAD -> stack.push(new OfVariable(slot));
            case Instruction.OP_ISTORE, Instruction.OP_ASTORE -> store(slot, stack.pop());
            case Instruction.OP_IINC -> store(slot, Expression.ANY);
            case Instruction.OP_FSTORE, Instruction.OP_LSTORE, Instruction.OP_DSTORE -> {
                visitOther(instruction);
                store(slot, Expression.ANY);
                store(slot + 1, Expression.ANY);
            }
            default -> visitOther(instruction);
        }
    }

    private void store(int slot, Expression value) {
        stores.computeIfAbsent(slot, unknown -> new ArrayList<>(1)).add(new Origin(block, value));
    }

    private void visit(ConstantInstruction instruction, int offset) {
        int index = instruction.constantIndex;
        Constant constant = clazz.getConstant(index);
        switch (instruction.canonicalOpcode()) {
            case Instruction.OP_LDC -> stack.push(loaded(constant));
            case Instruction.OP_NEW, Instruction.OP_ANEWARRAY, Instruction.OP_MULTIANEWARRAY ->
                visitAs(instruction, Expression.OBJECT);
            case Instruction.OP_CHECKCAST -> stack.push(stack.pop());
            case Instruction.OP_GETSTATIC, Instruction.OP_GETFIELD -> {
                stack.pop(instruction.stackPopCount(clazz));
                push(((RefConstant) constant).getType(clazz), new OfField(index));
            }
            case Instruction.OP_PUTSTATIC, Instruction.OP_PUTFIELD -> {
                List<Expression> popped = stack.pop(instruction.stackPopCount(clazz));
                uses.add(new Use(offset, popped.subList(popped.size() - 1, popped.size())));
            }
            case Instruction.OP_INVOKEVIRTUAL,
                    Instruction.OP_INVOKEINTERFACE,
                    Instruction.OP_INVOKESPECIAL,
                    Instruction.OP_INVOKESTATIC -> visitCall(instruction, offset, (RefConstant) constant);
            default -> visitOther(instruction);
        }
    }

    private static Expression loaded(Constant constant) {
        if (constant instanceof IntegerConstant number) {
            return number(number.u4value);
        }
        boolean object = constant instanceof StringConstant || constant instanceof ClassConstant;
        return object ? Expression.OBJECT : Expression.ANY;
    }

    private void visitCall(ConstantInstruction instruction, int offset, RefConstant called) {
        int index = instruction.constantIndex;
        uses.add(new Use(offset, stack.pop(instruction.stackPopCount(clazz))));
        String type = ClassUtil.internalMethodReturnType(called.getType(clazz));
        push(type, new OfCall(index, instruction.opcode));
    }

    private void push(String type, Expression value) {
        switch (type.charAt(0)) {
            case 'V' -> {}
            case 'F' -> stack.push(Expression.ANY);
            case 'J', 'D' -> {
                stack.push(Expression.ANY);
                stack.push(Expression.ANY);
            }
            default -> stack.push(value);
        }
    }

    private void visit(BranchInstruction instruction, int offset, int next, int ordinal) {
        switch (instruction.canonicalOpcode()) {
            case Instruction.OP_IFEQ,
                    Instruction.OP_IFNE,
                    Instruction.OP_IFLT,
                    Instruction.OP_IFGE,
                    Instruction.OP_IFGT,
                    Instruction.OP_IFLE,
                    Instruction.OP_IFNULL,
                    Instruction.OP_IFNONNULL ->
                addTest(instruction, offset, next, ordinal, List.of(stack.pop(), Expression.ZERO));
            case Instruction.OP_IFICMPEQ,
                    Instruction.OP_IFICMPNE,
                    Instruction.OP_IFICMPLT,
                    Instruction.OP_IFICMPGE,
                    Instruction.OP_IFICMPGT,
                    Instruction.OP_IFICMPLE -> addTest(instruction, offset, next, ordinal, stack.pop(2));
            default -> visitOther(instruction);
        }
    }

    private void addTest(BranchInstruction instruction, int offset, int next, int ordinal, List<Expression> operands) {
        testsByEnd.put(next, tests.size());
        tests.add(new Test(
                ordinal,
                instruction.opcode,
                operands.get(0),
                operands.get(1),
                blocks.numberAt(offset + instruction.branchOffset),
                blocks.numberAt(next)));
    }
}
