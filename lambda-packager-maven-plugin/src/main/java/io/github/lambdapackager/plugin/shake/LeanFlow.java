package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OfCall;
import io.github.lambdapackager.plugin.shake.Expression.OfField;
import io.github.lambdapackager.plugin.shake.Expression.OfVariable;
import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import io.github.lambdapackager.plugin.shake.MethodFlow.Block;
import io.github.lambdapackager.plugin.shake.MethodFlow.Handler;
import io.github.lambdapackager.plugin.shake.MethodFlow.Test;
import io.github.lambdapackager.plugin.shake.MethodFlow.Use;
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

/** Takes from what was read of a method what tells nothing: most of it, and it is remembered as long as the class. */
final class LeanFlow {
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
            for (Origin origin : origins) {
                if (origin.value().equals(Expression.ANY)) {
                    unknown.set(slot);
                }
            }
        });
    }

    MethodFlow of(
            List<Origin> results,
            List<Use> uses,
            List<Test> tests,
            List<Handler> handlers,
            Supplier<List<Block>> blocks) {
        List<Test> lean = new ArrayList<>(tests.size());
        tests.forEach(test -> lean.add(lean(test)));
        boolean mayBranch = isReadable
                && (lean.stream().anyMatch(LeanFlow::tells)
                        || handlers.stream().anyMatch(handler -> CodeFlow.mayBeIdle(clazz, handler.type())));
        Set<Origin> leanResults = new LinkedHashSet<>();
        results.forEach(result -> leanResults.add(new Origin(mayBranch ? result.block() : 0, lean(result.value()))));
        List<Use> leanUses = new ArrayList<>();
        for (Use use : uses) {
            List<Expression> operands = lean(use.operands());
            if (!operands.isEmpty()) {
                leanUses.add(new Use(use.offset(), operands));
            }
        }
        return new MethodFlow(
                parameters,
                mayBranch ? blocks.get() : List.of(),
                mayBranch ? handlers : List.of(),
                Map.copyOf(counting),
                List.copyOf(leanResults),
                List.copyOf(leanUses),
                mayBranch ? List.copyOf(lean) : List.of());
    }

    private static boolean tells(Test test) {
        return !test.left().equals(Expression.ANY) && !test.right().equals(Expression.ANY);
    }

    private boolean isOfJdk(int constant) {
        return CodeFlow.isOfJdk(((RefConstant) clazz.getConstant(constant)).getClassName(clazz));
    }

    private List<Expression> lean(List<Expression> operands) {
        List<Expression> lean = new ArrayList<>(operands.size());
        boolean tells = false;
        for (Expression operand : operands) {
            Expression value = lean(operand);
            tells |= !value.equals(Expression.ANY);
            lean.add(value);
        }
        return tells ? List.copyOf(lean) : List.of();
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
