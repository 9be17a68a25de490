package io.github.lambdapackager.plugin.shake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reached code hands to a field, to a method, or to any method of a name and descriptor. */
final class Inflow {
    /** The operand that is assigned to a field. */
    static final int ASSIGNED = 0;

    private static final LiveValue[] NOTHING = {};

    /** @param offset the place of an instruction */
    private record Use(LiveMethod method, int offset) {
        Known value(int operand, LiveValues.Reader reader) {
            return method.evaluate(method.flow().used(offset, operand), reader);
        }
    }

    private final List<Use> uses = new ArrayList<>(2);
    private @Nullable LiveValue[] values = NOTHING;
    private boolean isAnything;

    /** Whether somebody out of sight may hand over anything. */
    boolean isAnything() {
        return isAnything;
    }

    /** Somebody out of sight may hand over anything; gives the operands that were asked for. */
    List<LiveValue> becomeAnything() {
        List<LiveValue> asked = new ArrayList<>(values.length);
        for (LiveValue value : values) {
            if (value != null) {
                asked.add(value);
            }
        }
        isAnything = true;
        uses.clear();
        values = NOTHING;
        return asked;
    }

    /** Adds an instruction; gives the operands that were asked for and are no longer what they were. */
    List<LiveValue> add(LiveMethod method, int offset) {
        Use use = new Use(method, offset);
        uses.add(use);
        List<LiveValue> changed = List.of();
        // To work one out may ask for more of them: of those the instruction is known already.
        int asked = values.length;
        for (int operand = 0; operand < asked; operand++) {
            LiveValue value = values[operand];
            if (value != null && !value.known().isAny() && value.join(use.value(operand, value))) {
                changed = changed.isEmpty() ? new ArrayList<>(1) : changed;
                changed.add(value);
            }
        }
        return changed;
    }

    /** What is handed over as the operand of that index. */
    LiveValue value(int operand) {
        if (operand >= values.length) {
            values = Arrays.copyOf(values, operand + 1);
        }
        LiveValue known = values[operand];
        if (known == null) {
            known = new LiveValue(reader -> joined(operand, reader));
            values[operand] = known;
        }
        return known;
    }

    private Known joined(int operand, LiveValue reader) {
        Known value = Known.NONE;
        for (int index = 0; index < uses.size() && !value.isAny(); index++) {
            value = value.or(uses.get(index).value(operand, reader));
        }
        return value;
    }
}
