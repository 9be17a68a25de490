package io.github.lambdapackager.plugin.shake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Leaves out of a method what conditional branches never lead to. */
final class BranchFolder extends MethodNode {
    private final MethodVisitor next;
    private final FoldedCode folded;

    BranchFolder(
            MethodVisitor next,
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String[] exceptions,
            FoldedCode folded) {
        super(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
        this.next = next;
        this.folded = folded;
    }

    @Override
    public void visitEnd() {
        foldBranches();
        tryCatchBlocks.removeAll(
                folded.idleHandlers().stream().map(tryCatchBlocks::get).toList());
        removeDeadCode();
        removeIdleJumps();
        tryCatchBlocks.removeIf(block -> isEmpty(block.start, block.end));
        if (localVariables != null) {
            localVariables.removeIf(variable -> isEmpty(variable.start, variable.end));
        }
        accept(next);
    }

    private void foldBranches() {
        int ordinal = 0;
        for (AbstractInsnNode instruction : instructions.toArray()) {
            if (instruction.getOpcode() >= 0) {
                Boolean outcome = folded.branches().get(ordinal++);
                if (outcome != null) {
                    fold((JumpInsnNode) instruction, outcome);
                }
            }
        }
    }

    private void fold(JumpInsnNode branch, boolean always) {
        boolean two = branch.getOpcode() >= Opcodes.IF_ICMPEQ && branch.getOpcode() <= Opcodes.IF_ACMPNE;
        instructions.insertBefore(branch, new InsnNode(two ? Opcodes.POP2 : Opcodes.POP));
        if (always) {
            instructions.insertBefore(branch, new JumpInsnNode(Opcodes.GOTO, branch.label));
        }
        instructions.remove(branch);
    }

    private void removeDeadCode() {
        BitSet live = live();
        AbstractInsnNode[] all = instructions.toArray();
        for (int index = 0; index < all.length; index++) {
            if (!live.get(index) && !(all[index] instanceof LabelNode)) {
                instructions.remove(all[index]);
            }
        }
    }

    private BitSet live() {
        BitSet live = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>();
        pending.add(0);
        while (!pending.isEmpty()) {
            int index = pending.remove();
            if (index >= instructions.size() || live.get(index)) {
                continue;
            }
            live.set(index);
            AbstractInsnNode instruction = instructions.get(index);
            if (fallsThrough(instruction.getOpcode())) {
                pending.add(index + 1);
            }
            targets(instruction).forEach(target -> pending.add(instructions.indexOf(target)));
            if (instruction.getOpcode() >= 0) {
                for (TryCatchBlockNode block : tryCatchBlocks) {
                    if (instructions.indexOf(block.start) < index && index < instructions.indexOf(block.end)) {
                        pending.add(instructions.indexOf(block.handler));
                    }
                }
            }
        }
        return live;
    }

    private static boolean fallsThrough(int opcode) {
        return opcode != Opcodes.GOTO
                && opcode != Opcodes.ATHROW
                && opcode != Opcodes.TABLESWITCH
                && opcode != Opcodes.LOOKUPSWITCH
                && (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN);
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode choice) {
            return with(choice.labels, choice.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode choice) {
            return with(choice.labels, choice.dflt);
        }
        return List.of();
    }

    private static List<LabelNode> with(List<LabelNode> labels, LabelNode other) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(other);
        return all;
    }

    /** Jumps over what is gone; one stays where a frame would meet another. */
    private void removeIdleJumps() {
        for (AbstractInsnNode instruction : instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.GOTO
                    && leadsToNext((JumpInsnNode) instruction)
                    && !followsFrame(instruction)) {
                instructions.remove(instruction);
            }
        }
    }

    private static boolean leadsToNext(JumpInsnNode jump) {
        AbstractInsnNode after = jump.getNext();
        while (after != null && after.getOpcode() < 0 && after != jump.label) {
            after = after.getNext();
        }
        return after == jump.label;
    }

    private static boolean followsFrame(AbstractInsnNode jump) {
        AbstractInsnNode before = jump.getPrevious();
        while (before != null && before.getOpcode() < 0 && !(before instanceof FrameNode)) {
            before = before.getPrevious();
        }
        return before instanceof FrameNode;
    }

    private static boolean isEmpty(LabelNode start, LabelNode end) {
        for (AbstractInsnNode node = start; node != null && node != end; node = node.getNext()) {
            if (node.getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }
}
