package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.Fixed;
import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Outcome;
import io.github.lambdapackager.plugin.shake.MethodFlow.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;

/** The code of a reached method, and which blocks of it may run as far as is known by now. */
final class LiveMethod {
    private final ProgramClass clazz;
    private final ProgramMethod method;
    private final CodeAttribute code;
    private final MethodFlow flow;
    private final ValueSources sources;
    private final BitSet live = new BitSet();
    private final BitSet evaluated = new BitSet();
    private final NumberSet markedBlocks = new NumberSet();
    private final NumberSet markedHandlers = new NumberSet();
    private final Map<Integer, Boolean> outcomes = new HashMap<>();
    private boolean runsWhole;
    private boolean isReleased;

    LiveMethod(ProgramClass clazz, ProgramMethod method, CodeAttribute code, MethodFlow flow, ValueSources sources) {
        this.clazz = clazz;
        this.method = method;
        this.code = code;
        this.flow = flow;
        this.sources = sources;
        this.runsWhole = flow.blocks().isEmpty();
    }

    ProgramClass clazz() {
        return clazz;
    }

    ProgramMethod method() {
        return method;
    }

    CodeAttribute code() {
        return code;
    }

    MethodFlow flow() {
        return flow;
    }

    /** All of its code may run, whatever is known. */
    void runWhole() {
        runsWhole = true;
        outcomes.clear();
    }

    /** True when it was not marked before. */
    boolean markBlock(int block) {
        return markedBlocks.add(block);
    }

    /** True when it was not marked before. */
    boolean markHandler(int handler) {
        return markedHandlers.add(handler);
    }

    boolean isLive(int block) {
        return runsWhole || live.get(block);
    }

    /** Values that never came may be anything from now on. */
    void release() {
        isReleased = true;
    }

    /** Finds the blocks that may run; true when some are put off until a value comes. */
    boolean findLive() {
        if (runsWhole) {
            return false;
        }
        live.set(0);
        boolean waits;
        int before;
        do {
            before = live.cardinality();
            waits = false;
            outcomes.clear();
            for (int index = live.nextSetBit(0); index >= 0; index = live.nextSetBit(index + 1)) {
                waits |= follow(flow.blocks().get(index));
            }
        } while (live.cardinality() > before);
        return waits;
    }

    /** True when it waits for a value. */
    private boolean follow(Block block) {
        for (int successor : block.successors()) {
            live.set(successor);
        }
        for (int handler : block.handlers()) {
            if (mayCatch(handler)) {
                live.set(flow.handlers().get(handler).block());
            }
        }
        return block.test() >= 0 && decide(flow.tests().get(block.test()));
    }

    boolean mayCatch(int handler) {
        return runsWhole || sources.mayCatch(clazz, flow.handlers().get(handler).type());
    }

    private boolean decide(Test test) {
        Known left = evaluate(test.left());
        Known right = evaluate(test.right());
        boolean isOpen = left.equals(Known.NONE) || right.equals(Known.NONE);
        if (isOpen && !isReleased) {
            return true;
        }
        Outcome outcome = isOpen ? Outcome.MAYBE : test.outcome(left, right);
        if (outcome != Outcome.NEVER) {
            live.set(test.taken());
        }
        if (outcome != Outcome.ALWAYS) {
            live.set(test.next());
        }
        if (outcome != Outcome.MAYBE) {
            outcomes.put(test.ordinal(), outcome == Outcome.ALWAYS);
        }
        return false;
    }

    // Values.

    Known evaluate(Expression expression) {
        if (expression instanceof Fixed fixed) {
            return fixed.value();
        } else if (expression instanceof OfField field) {
            return sources.field(clazz, field.constant());
        } else if (expression instanceof OfCall call) {
            return sources.result(clazz, call);
        } else if (expression instanceof OneOf choice) {
            return evaluate(choice.origins());
        }
        return variable(((OfVariable) expression).slot());
    }

    Known evaluate(List<Origin> origins) {
        Known value = Known.NONE;
        for (Origin origin : origins) {
            if (!value.equals(Known.ANY) && isLive(origin.block())) {
                value = value.or(evaluate(origin.value()));
            }
        }
        return value;
    }

    private Known variable(int slot) {
        if (evaluated.get(slot)) {
            return Known.NONE;
        }
        evaluated.set(slot);
        Known stored = evaluate(flow.stores().getOrDefault(slot, List.of()));
        evaluated.clear(slot);
        return slot < flow.parameters() ? stored.or(sources.parameter(clazz, method, slot)) : stored;
    }

    // What is left.

    FoldedCode folded() {
        if (runsWhole) {
            return FoldedCode.NONE;
        }
        List<Integer> idle = new ArrayList<>();
        for (int handler = 0; handler < flow.handlers().size(); handler++) {
            if (!mayCatch(handler)) {
                idle.add(handler);
            }
        }
        return new FoldedCode(outcomes, idle);
    }
}
