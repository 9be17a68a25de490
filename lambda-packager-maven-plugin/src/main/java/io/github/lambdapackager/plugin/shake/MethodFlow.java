package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.Origin;
import java.util.List;
import java.util.Map;
import proguard.classfile.instruction.Instruction;

/**
 * What the code of a method does with values of which something may be known: the same on every class path.
 *
 * @param parameters how many variables hold its parameters
 * @param blocks runs of instructions of which all run or none; empty where all code may run
 * @param handlers the entries of its table of exceptions
 * @param stores what is stored in each local variable that counts
 * @param results what it returns
 * @param uses what it assigns to fields and hands to other methods, in the order of the code; not where nothing is known of it
 * @param tests its conditional branches
 */
record MethodFlow(
        int parameters,
        List<Block> blocks,
        List<Handler> handlers,
        Map<Integer, List<Origin>> stores,
        List<Origin> results,
        List<Use> uses,
        List<Test> tests) {
    /** What an instruction does with the operand of that index, the receiver of a call being the first. */
    Expression used(int offset, int operand) {
        int low = 0;
        int high = uses.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Use use = uses.get(middle);
            if (use.offset() == offset) {
                return use.operands().get(operand);
            } else if (use.offset() < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Expression.ANY;
    }

    /**
     * @param successors the blocks that may follow, but for those of a test
     * @param handlers the entries of the table of exceptions that cover it
     * @param test the index of the test at its end; -1 where there is none
     */
    record Block(int start, int end, int[] successors, int[] handlers, int test) {}

    /** @param type the constant of the class that it catches; 0 for all */
    record Handler(int block, int type) {}

    /** @param offset the place of the instruction */
    record Use(int offset, List<Expression> operands) {}

    /**
     * @param ordinal the number of the instruction among those of the method
     * @param taken the block that follows where the condition holds
     * @param next the block that follows where it does not
     */
    record Test(int ordinal, byte opcode, Expression left, Expression right, int taken, int next) {
        Outcome outcome(Known one, Known other) {
            return switch (opcode) {
                case Instruction.OP_IFNULL -> ofNull(one, Outcome.ALWAYS, Outcome.NEVER);
                case Instruction.OP_IFNONNULL -> ofNull(one, Outcome.NEVER, Outcome.ALWAYS);
                default -> ofNumbers(one, other);
            };
        }

        private static Outcome ofNull(Known value, Outcome ifNull, Outcome ifObject) {
            return switch (value.kind()) {
                case NULL -> ifNull;
                case OBJECT -> ifObject;
                default -> Outcome.MAYBE;
            };
        }

        private Outcome ofNumbers(Known one, Known other) {
            if (one.kind() != Known.Kind.NUMBER || other.kind() != Known.Kind.NUMBER) {
                return Outcome.MAYBE;
            }
            int order = Integer.compare(one.number(), other.number());
            boolean holds = switch (opcode) {
                case Instruction.OP_IFEQ, Instruction.OP_IFICMPEQ -> order == 0;
                case Instruction.OP_IFNE, Instruction.OP_IFICMPNE -> order != 0;
                case Instruction.OP_IFLT, Instruction.OP_IFICMPLT -> order < 0;
                case Instruction.OP_IFGE, Instruction.OP_IFICMPGE -> order >= 0;
                case Instruction.OP_IFGT, Instruction.OP_IFICMPGT -> order > 0;
                case Instruction.OP_IFLE, Instruction.OP_IFICMPLE -> order <= 0;
                default -> throw new IllegalStateException("no condition: " + opcode);
            };
            return holds ? Outcome.ALWAYS : Outcome.NEVER;
        }
    }

    /** Whether a branch is taken. */
    enum Outcome {
        ALWAYS,
        NEVER,
        MAYBE
    }
}
