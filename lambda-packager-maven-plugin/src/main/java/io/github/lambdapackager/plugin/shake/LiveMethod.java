package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.Fixed;
import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Handler;
import io.github.lambdapackager.plugin.shake.MethodFlow.Outcome;
import io.github.lambdapackager.plugin.shake.MethodFlow.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proguard.classfile.ProgramClass;
import proguard.classfile.ProgramMethod;
import proguard.classfile.attribute.CodeAttribute;

/** The code of a reached method, and which blocks of it may run as far as is known by now. */
final class LiveMethod implements LiveValues.Reader {
    private final ProgramClass clazz;
    private final ProgramMethod method;
    private final CodeAttribute code;
    private final CodeFlow codeFlow;
    private final LiveValues values;
    private final BitSet live = new BitSet();
    private final NumberSet markedBlocks = new NumberSet();
    private final NumberSet markedHandlers = new NumberSet();
    private final Map<Integer, Boolean> outcomes = new HashMap<>(4);
    private final Set<LiveValues.Reader> blockReaders = new LinkedHashSet<>(4);
    private boolean runsWhole;
    private boolean isReleased;
    private boolean waits;
    private boolean isMarkedWhole;

    LiveMethod(ProgramClass clazz, ProgramMethod method, CodeAttribute code, LiveValues values) {
        this.clazz = clazz;
        this.method = method;
        this.code = code;
        this.codeFlow = CodeFlow.of(clazz, code);
        this.values = values;
        this.runsWhole = codeFlow.isStraight();
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
        return codeFlow.read(clazz, method, code);
    }

    /** All of its code may run, whatever is known; true when that is new. */
    boolean runWhole() {
        boolean isNew = !runsWhole;
        runsWhole = true;
        outcomes.clear();
        return isNew;
    }

    /** Whether its code may be marked in one piece. */
    boolean isPlain() {
        return runsWhole && markedBlocks.isEmpty();
    }

    /** True when it was not marked before. */
    boolean markWhole() {
        boolean isNew = !isMarkedWhole;
        isMarkedWhole = true;
        return isNew;
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

    /** Whether some of its code is put off until a value comes. */
    boolean waits() {
        return waits;
    }

    /** Finds the blocks that may run; true when there are more than before. */
    boolean findLive() {
        if (runsWhole) {
            waits = false;
            return false;
        }
        MethodFlow flow = flow();
        if (flow.blocks().isEmpty()) {
            return runWhole();
        }
        live.set(0);
        int first = live.cardinality();
        int before;
        do {
            before = live.cardinality();
            waits = false;
            outcomes.clear();
            for (int index = live.nextSetBit(0); index >= 0; index = live.nextSetBit(index + 1)) {
                waits |= follow(flow, flow.blocks().get(index));
            }
        } while (live.cardinality() > before);
        return before > first;
    }

    /** True when it waits for a value. */
    private boolean follow(MethodFlow flow, Block block) {
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
        return runsWhole
                || values.mayCatch(clazz, flow().handlers().get(handler).type(), this);
    }

    private boolean decide(Test test) {
        Known left = evaluate(test.left(), this);
        Known right = evaluate(test.right(), this);
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

    /** What is known of a value; the reader is to hear when that changes. */
    Known evaluate(Expression expression, LiveValues.Reader reader) {
        return expression instanceof Fixed fixed ? fixed.value() : new Evaluation(reader).of(expression);
    }

    /** What is known of values of which it may be any that is in live code. */
    Known evaluate(List<Origin> origins, LiveValues.Reader reader) {
        return new Evaluation(reader).of(origins);
    }

    private final class Evaluation {
        private final LiveValues.Reader reader;
        private final BitSet variables = new BitSet();

        Evaluation(LiveValues.Reader reader) {
            this.reader = reader;
        }

        Known of(Expression expression) {
            if (expression instanceof Fixed fixed) {
                return fixed.value();
            } else if (expression instanceof OfField field) {
                return values.field(clazz, field.constant(), reader);
            } else if (expression instanceof OfCall call) {
                return values.result(clazz, call, reader);
            } else if (expression instanceof OneOf choice) {
                return of(choice.origins());
            }
            return variable(((OfVariable) expression).slot());
        }

        Known of(List<Origin> origins) {
            if (!runsWhole && reader != LiveMethod.this) {
                blockReaders.add(reader);
            }
            Known value = Known.NONE;
            for (Origin origin : origins) {
                if (!value.isAny() && isLive(origin.block())) {
                    value = value.or(of(origin.value()));
                }
            }
            return value;
        }

        private Known variable(int slot) {
            if (variables.get(slot)) {
                return Known.NONE;
            }
            List<Origin> stores = flow().stores().get(slot);
            Known stored = Known.NONE;
            if (stores != null && !stores.isEmpty()) {
                variables.set(slot);
                stored = of(stores);
                variables.clear(slot);
            }
            boolean mayBePassed = !stored.isAny() && slot < flow().parameters();
            return mayBePassed ? stored.or(values.parameter(clazz, method, slot, reader)) : stored;
        }
    }

    /** Those who are to hear when more of its blocks may run; they ask again. */
    Set<LiveValues.Reader> takeBlockReaders() {
        Set<LiveValues.Reader> taken = new LinkedHashSet<>(blockReaders);
        blockReaders.clear();
        return taken;
    }

    // What is left.

    /** What never happens in it, once nothing is marked any more; from any thread. */
    FoldedCode folded() {
        if (runsWhole) {
            return FoldedCode.NONE;
        }
        List<Integer> idle = new ArrayList<>();
        List<Handler> handlers = flow().handlers();
        for (int handler = 0; handler < handlers.size(); handler++) {
            if (!values.mayCatch(clazz, handlers.get(handler).type())) {
                idle.add(handler);
            }
        }
        return new FoldedCode(outcomes, idle);
    }
}
