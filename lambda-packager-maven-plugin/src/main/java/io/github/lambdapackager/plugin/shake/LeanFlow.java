package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Call;
import io.github.lambdapackager.plugin.shake.MethodFlow.Handler;
import io.github.lambdapackager.plugin.shake.MethodFlow.Put;
import io.github.lambdapackager.plugin.shake.MethodFlow.Test;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import proguard.classfile.ProgramClass;
import proguard.classfile.constant.RefConstant;
import proguard.classfile.instruction.Instruction;

/** Takes from what was read of a method what tells nothing: most of it, and it is remembered as long as the class. */
final class LeanFlow {
    private static final String JDK = "java/";

    private final ProgramClass clazz;
    private final boolean isReadable;
    private final int parameters;
    private final Map<Integer, List<Origin>> stores;
    private final Map<Integer, List<Origin>> counting = new HashMap<>();
    private final BitSet unknown = new BitSet();

    /** @param isReadable whether anything is known of its values at all */
    LeanFlow(ProgramClass clazz, boolean isReadable, int parameters, Map<Integer, List<Origin>> stores) {
        this.clazz = clazz;
        this.isReadable = isReadable;
        this.parameters = parameters;
        this.stores = stores;
        stores.forEach((slot, origins) -> {
            if (origins.stream().anyMatch(origin -> origin.value().equals(Expression.ANY))) {
                unknown.set(slot);
            }
        });
    }

    MethodFlow of(
            List<Origin> results,
            List<Put> puts,
            List<Call> calls,
            List<Test> tests,
            List<Handler> handlers,
            Supplier<List<Block>> blocks) {
        List<Test> lean = tests.stream().map(this::lean).toList();
        boolean mayBranch = isReadable
                && (lean.stream().anyMatch(LeanFlow::tells) || handlers.stream().anyMatch(this::mayBeIdle));
        Set<Origin> leanResults = new LinkedHashSet<>();
        results.forEach(result -> leanResults.add(new Origin(mayBranch ? result.block() : 0, lean(result.value()))));
        Set<Put> leanPuts = new LinkedHashSet<>();
        puts.stream()
                .filter(put -> !isOfJdk(put.constant()))
                .forEach(put -> leanPuts.add(new Put(mayBranch ? put.block() : 0, put.constant(), lean(put.value()))));
        Set<Call> leanCalls = new LinkedHashSet<>();
        calls.stream()
                .filter(call -> !isOfJdk(call.constant()) && hasParameters(call))
                .forEach(call -> leanCalls.add(new Call(
                        mayBranch ? call.block() : 0, call.constant(), call.opcode(), lean(call.arguments()))));
        return new MethodFlow(
                parameters,
                mayBranch ? blocks.get() : List.of(),
                mayBranch ? handlers : List.of(),
                Map.copyOf(counting),
                List.copyOf(leanResults),
                List.copyOf(leanPuts),
                List.copyOf(leanCalls),
                mayBranch ? lean : List.of());
    }

    private static boolean tells(Test test) {
        return !test.left().equals(Expression.ANY) && !test.right().equals(Expression.ANY);
    }

    private boolean mayBeIdle(Handler handler) {
        return handler.type() != 0 && !clazz.getClassName(handler.type()).startsWith(JDK);
    }

    private boolean isOfJdk(int constant) {
        return ((RefConstant) clazz.getConstant(constant)).getClassName(clazz).startsWith(JDK);
    }

    private static boolean hasParameters(Call call) {
        return call.arguments().size() > (call.opcode() == Instruction.OP_INVOKESTATIC ? 0 : 1);
    }

    private List<Expression> lean(List<Expression> arguments) {
        List<Expression> lean = arguments.stream().map(this::lean).toList();
        return lean.stream().allMatch(Expression.ANY::equals) ? List.of() : lean;
    }

    private Test lean(Test test) {
        return new Test(
                test.ordinal(), test.opcode(), lean(test.left()), lean(test.right()), test.taken(), test.next());
    }

    private Expression lean(Expression value) {
        if (!isReadable) {
            return Expression.ANY;
        } else if (value instanceof OfField field) {
            return isOfJdk(field.constant()) ? Expression.ANY : value;
        } else if (value instanceof OfCall call) {
            return isOfJdk(call.constant()) ? Expression.ANY : value;
        } else if (value instanceof OneOf choice) {
            return new OneOf(lean(choice.origins(), new ArrayList<>()));
        } else if (value instanceof OfVariable variable) {
            return lean(variable);
        }
        return value;
    }

    private List<Origin> lean(List<Origin> origins, List<Origin> lean) {
        origins.forEach(origin -> lean.add(new Origin(origin.block(), lean(origin.value()))));
        return lean;
    }

    private Expression lean(OfVariable variable) {
        int slot = variable.slot();
        List<Origin> stored = stores.getOrDefault(slot, List.of());
        if (unknown.get(slot) || (slot >= parameters && stored.isEmpty())) {
            return Expression.ANY;
        }
        if (!counting.containsKey(slot)) {
            List<Origin> lean = new ArrayList<>();
            counting.put(slot, lean);
            lean(stored, lean);
        }
        return variable;
    }
}
