package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Handler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    private final CodeAttribute code;
    private final BitSet starts = new BitSet();
    private final BitSet loops = new BitSet();
    private final BitSet handlers = new BitSet();
    private final int[] numbers;
    private boolean subroutines;

    CodeBlocks(CodeAttribute code) {
        this.code = code;
        this.numbers = new int[code.u4codeLength + 1];
        starts.set(0);
        for (int offset = 0; offset < code.u4codeLength; ) {
            Instruction instruction = InstructionFactory.create(code.code, offset);
            look(instruction, offset);
            offset += instruction.length(offset);
        }
        exceptions().forEach(this::look);
        number();
    }

    private List<ExceptionInfo> exceptions() {
        return IntStream.range(0, code.u2exceptionTableLength)
                .mapToObj(index -> code.exceptionTable[index])
                .toList();
    }

    private void look(Instruction instruction, int offset) {
        for (int target : targets(instruction, offset)) {
            starts.set(target);
            if (target <= offset) {
                loops.set(target);
            }
        }
        byte opcode = instruction.canonicalOpcode();
        if (instruction instanceof BranchInstruction || ends(opcode)) {
            starts.set(offset + instruction.length(offset));
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
        if (instruction instanceof SwitchInstruction choice) {
            return IntStream.concat(IntStream.of(choice.defaultOffset), IntStream.of(choice.jumpOffsets))
                    .map(jump -> offset + jump)
                    .distinct()
                    .toArray();
        }
        return NOWHERE;
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
        return exceptions().stream()
                .map(exception -> new Handler(numbers[exception.u2handlerPC], exception.u2catchType))
                .toList();
    }

    /** @param tests the indexes of conditional branches, by the offsets that follow them */
    List<Block> all(Map<Integer, Integer> tests) {
        List<Block> blocks = new ArrayList<>();
        for (int start = 0; start < code.u4codeLength; ) {
            int end = Math.min(starts.nextSetBit(start + 1), code.u4codeLength);
            int test = tests.getOrDefault(end, NO_TEST);
            blocks.add(
                    new Block(start, end, test == NO_TEST ? successors(start, end) : NOWHERE, covering(start), test));
            start = end;
        }
        return blocks;
    }

    private int[] successors(int start, int end) {
        int last = start;
        Instruction instruction = InstructionFactory.create(code.code, last);
        while (last + instruction.length(last) < end) {
            last += instruction.length(last);
            instruction = InstructionFactory.create(code.code, last);
        }
        IntStream next = ends(instruction.canonicalOpcode()) ? IntStream.empty() : IntStream.of(end);
        return IntStream.concat(IntStream.of(targets(instruction, last)), next)
                .filter(offset -> offset < code.u4codeLength)
                .map(this::numberAt)
                .distinct()
                .toArray();
    }

    private int[] covering(int offset) {
        return IntStream.range(0, code.u2exceptionTableLength)
                .filter(index -> code.exceptionTable[index].isApplicable(offset))
                .toArray();
    }
}
