package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Handler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import proguard.classfile.attribute.CodeAttribute;
import proguard.classfile.attribute.ExceptionInfo;
import proguard.classfile.instruction.BranchInstruction;
import proguard.classfile.instruction.Instruction;
import proguard.classfile.instruction.InstructionFactory;
import proguard.classfile.instruction.SwitchInstruction;

/** Divides the code of a method into runs of instructions of which all run or none. */
final class CodeBlocks {
    private static final int NO_TEST = -1;
    private static final int[] NOWHERE = {};
    private static final Exit FALLS = new Exit(NOWHERE, true);

    private final CodeAttribute code;
    private final BitSet starts = new BitSet();
    private final BitSet loops = new BitSet();
    private final BitSet handlers = new BitSet();
    private final Map<Integer, Exit> exits = new HashMap<>();
    private final int[] numbers;
    private boolean subroutines;

    /** What follows the last instruction of a block, if it is not just the next one. */
    private record Exit(int[] targets, boolean falls) {}

    CodeBlocks(CodeAttribute code) {
        this.code = code;
        this.numbers = new int[code.u4codeLength + 1];
        starts.set(0);
        for (int offset = 0; offset < code.u4codeLength; ) {
            Instruction instruction = InstructionFactory.create(code.code, offset);
            look(instruction, offset);
            offset += instruction.length(offset);
        }
        for (int index = 0; index < code.u2exceptionTableLength; index++) {
            look(code.exceptionTable[index]);
        }
        number();
    }

    private void look(Instruction instruction, int offset) {
        int[] targets = targets(instruction, offset);
        for (int target : targets) {
            starts.set(target);
            if (target <= offset) {
                loops.set(target);
            }
        }
        byte opcode = instruction.canonicalOpcode();
        if (instruction instanceof BranchInstruction || ends(opcode)) {
            int end = offset + instruction.length(offset);
            starts.set(end);
            exits.put(end, new Exit(targets, !ends(opcode)));
        }
        subroutines |= opcode == Instruction.OP_JSR || opcode == Instruction.OP_RET;
    }

    private void look(ExceptionInfo exception) {
        starts.set(exception.u2startPC);
        starts.set(exception.u2endPC);
        starts.set(exception.u2handlerPC);
        handlers.set(exception.u2handlerPC);
    }

    private void number() {
        int number = -1;
        for (int offset = 0; offset <= code.u4codeLength; offset++) {
            if (starts.get(offset)) {
                number++;
            }
            numbers[offset] = number;
        }
    }

    /** Whether it has subroutines of its own, as old compilers wrote them. */
    boolean hasSubroutines() {
        return subroutines;
    }

    /** The number of the block that an instruction is in. */
    int numberAt(int offset) {
        return numbers[offset];
    }

    boolean startsAt(int offset) {
        return starts.get(offset);
    }

    /** Whether code further down leads there. */
    boolean isLoop(int offset) {
        return loops.get(offset);
    }

    boolean isHandler(int offset) {
        return handlers.get(offset);
    }

    static int[] targets(Instruction instruction, int offset) {
        if (instruction instanceof BranchInstruction branch) {
            return new int[] {offset + branch.branchOffset};
        }
        return instruction instanceof SwitchInstruction choice ? targets(choice, offset) : NOWHERE;
    }

    /** Each once. */
    private static int[] targets(SwitchInstruction choice, int offset) {
        int[] targets = new int[choice.jumpOffsets.length + 1];
        targets[0] = offset + choice.defaultOffset;
        int count = 1;
        for (int jump : choice.jumpOffsets) {
            count = addNew(offset + jump, targets, count);
        }
        return Arrays.copyOf(targets, count);
    }

    private static int addNew(int number, int[] numbers, int count) {
        for (int index = 0; index < count; index++) {
            if (numbers[index] == number) {
                return count;
            }
        }
        numbers[count] = number;
        return count + 1;
    }

    /** Whether what stands behind the instruction does not follow it. */
    static boolean ends(byte opcode) {
        return switch (opcode) {
            case Instruction.OP_GOTO,
                    Instruction.OP_GOTO_W,
                    Instruction.OP_TABLESWITCH,
                    Instruction.OP_LOOKUPSWITCH,
                    Instruction.OP_ATHROW,
                    Instruction.OP_RET,
                    Instruction.OP_IRETURN,
                    Instruction.OP_LRETURN,
                    Instruction.OP_FRETURN,
                    Instruction.OP_DRETURN,
                    Instruction.OP_ARETURN,
                    Instruction.OP_RETURN -> true;
            default -> false;
        };
    }

    List<Handler> handlers() {
        List<Handler> all = new ArrayList<>(code.u2exceptionTableLength);
        for (int index = 0; index < code.u2exceptionTableLength; index++) {
            ExceptionInfo exception = code.exceptionTable[index];
            all.add(new Handler(numbers[exception.u2handlerPC], exception.u2catchType));
        }
        return List.copyOf(all);
    }

    /** @param tests the indexes of conditional branches, by the offsets that follow them */
    List<Block> all(Map<Integer, Integer> tests) {
        List<Block> blocks = new ArrayList<>();
        for (int start = 0; start < code.u4codeLength; ) {
            int end = Math.min(starts.nextSetBit(start + 1), code.u4codeLength);
            int test = tests.getOrDefault(end, NO_TEST);
            blocks.add(new Block(start, end, test == NO_TEST ? successors(end) : NOWHERE, covering(start), test));
            start = end;
        }
        return blocks;
    }

    private int[] successors(int end) {
        Exit exit = exits.getOrDefault(end, FALLS);
        int[] successors = new int[exit.targets().length + 1];
        int count = 0;
        for (int target : exit.targets()) {
            count = addNew(numberAt(target), successors, count);
        }
        if (exit.falls() && end < code.u4codeLength) {
            count = addNew(numberAt(end), successors, count);
        }
        return Arrays.copyOf(successors, count);
    }

    private int[] covering(int offset) {
        int[] covering = new int[code.u2exceptionTableLength];
        int count = 0;
        for (int index = 0; index < covering.length; index++) {
            if (code.exceptionTable[index].isApplicable(offset)) {
                covering[count++] = index;
            }
        }
        return count == 0 ? NOWHERE : Arrays.copyOf(covering, count);
    }
}
