package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proguard.classfile.AccessConstants;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;

/** What the code that one function reaches puts into fields and parameters, and what comes out of methods. */
final class KnownValues {
    private static final Known[] NOTHING = {};

    private final SlotSet assigned = new SlotSet();
    private final NumberSet anything = new NumberSet();
    private final NumberSet anythingBySignature = new NumberSet();
    private final Map<Integer, Known[]> parameters = new HashMap<>();
    private final Map<Integer, Known[]> parametersBySignature = new HashMap<>();
    private final @Nullable Known[] results;

    /** @param slots how many classes and members there are */
    KnownValues(int slots) {
        results = new Known[slots];
    }

    /** Whether the field may have another value than the one that it begins with. */
    boolean isAssigned(ProgramField field) {
        return assigned.contains(field);
    }

    /** True when it had no other value before. */
    boolean assign(ProgramField field) {
        return assigned.add(field);
    }

    /** What calls that can only come to the method pass. */
    Known parameter(ProgramMethod method, int variable) {
        int id = Slot.of(method).id();
        return anything.contains(id) ? Known.ANY : at(parameters, id, variable);
    }

    /** What calls of any method of the name and descriptor pass. */
    Known parameterOf(int signature, int variable) {
        return anythingBySignature.contains(signature) ? Known.ANY : at(parametersBySignature, signature, variable);
    }

    private static Known at(Map<Integer, Known[]> all, int key, int variable) {
        Known[] values = all.getOrDefault(key, NOTHING);
        return variable < values.length ? values[variable] : Known.NONE;
    }

    /** Whether more of its parameters cannot be said. */
    boolean takesAnything(ProgramMethod method) {
        return anything.contains(Slot.of(method).id());
    }

    /** The same of any method of the name and descriptor. */
    boolean takesAnythingBySignature(int signature) {
        return anythingBySignature.contains(signature);
    }

    /** True when that says more than before. */
    boolean pass(ProgramMethod method, Known[] arguments) {
        int first = (method.getAccessFlags() & AccessConstants.STATIC) == 0 ? 1 : 0;
        return join(parameters, anything, Slot.of(method).id(), arguments, first);
    }

    /** True when that says more than before. */
    boolean passBySignature(int signature, Known[] arguments) {
        return join(parametersBySignature, anythingBySignature, signature, arguments, 1);
    }

    /** True when less was passed before. */
    boolean passAnything(ProgramMethod method) {
        return anything.add(Slot.of(method).id());
    }

    /** True when less was passed before. */
    boolean passAnythingBySignature(int signature) {
        return anythingBySignature.add(signature);
    }

    /** @param first the first one of which something is asked: the receiver is always an object */
    private static boolean join(Map<Integer, Known[]> all, NumberSet anything, int key, Known[] arguments, int first) {
        Known[] values = all.computeIfAbsent(key, unknown -> none(arguments.length));
        boolean any = false;
        boolean open = false;
        for (int index = 0; index < values.length; index++) {
            Known joined = values[index].or(arguments[index]);
            any |= !joined.equals(values[index]);
            values[index] = joined;
            open |= index >= first && !joined.equals(Known.ANY);
        }
        if (!open) {
            anything.add(key);
            all.remove(key);
        }
        return any;
    }

    private static Known[] none(int size) {
        Known[] values = new Known[size];
        Arrays.fill(values, Known.NONE);
        return values;
    }

    /** What the method itself returns. */
    Known result(ProgramMethod method) {
        Known known = results[Slot.of(method).id()];
        return known == null ? Known.NONE : known;
    }

    /** True when that says more than before. */
    boolean give(ProgramMethod method, Known value) {
        Known before = result(method);
        Known joined = before.or(value);
        boolean isMore = !joined.equals(before);
        if (isMore) {
            results[Slot.of(method).id()] = joined;
        }
        return isMore;
    }
}
