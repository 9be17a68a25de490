package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.shake.Expression.OneOf;
import io.github.lambdapackager.plugin.shake.Expression.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The upper part of an operand stack; below what is known of it there may be anything. */
final class OperandStack {
    /** What comes from more places than these is not followed. */
    private static final int MOST_ORIGINS = 8;

    private final List<Expression> values;

    OperandStack() {
        this(List.of());
    }

    private OperandStack(List<Expression> values) {
        this.values = new ArrayList<>(values);
    }

    /** What one block leaves to another. */
    record Entry(int block, List<Expression> values) {}

    Entry leaving(int block) {
        return new Entry(block, List.copyOf(values));
    }

    /** What it is where several blocks meet. */
    static OperandStack after(List<Entry> entries) {
        if (entries.size() == 1) {
            return new OperandStack(entries.get(0).values());
        }
        int depth = entries.isEmpty() ? 0 : Integer.MAX_VALUE;
        for (Entry entry : entries) {
            depth = Math.min(depth, entry.values().size());
        }
        OperandStack merged = new OperandStack();
        for (int place = depth; place > 0; place--) {
            merged.push(merged(entries, place));
        }
        return merged;
    }

    private static Expression merged(List<Entry> entries, int place) {
        List<Origin> origins = new ArrayList<>();
        Set<Expression> different = new LinkedHashSet<>();
        for (Entry entry : entries) {
            Expression value = entry.values().get(entry.values().size() - place);
            origins.add(new Origin(entry.block(), value));
            different.add(value);
        }
        if (different.size() == 1) {
            return different.iterator().next();
        }
        return origins.size() > MOST_ORIGINS ? Expression.ANY : new OneOf(origins);
    }

    void push(Expression value) {
        values.add(value);
    }

    Expression top() {
        return values.isEmpty() ? Expression.ANY : values.get(values.size() - 1);
    }

    Expression pop() {
        return values.isEmpty() ? Expression.ANY : values.remove(values.size() - 1);
    }

    /** The uppermost values, the lowest first. */
    List<Expression> pop(int count) {
        List<Expression> popped = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            popped.add(pop());
        }
        Collections.reverse(popped);
        return popped;
    }
}
