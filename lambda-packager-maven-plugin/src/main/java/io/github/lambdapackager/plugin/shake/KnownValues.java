package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import proguard.classfile.ProgramField;
import proguard.classfile.ProgramMethod;

/** What the code that one function reaches puts into fields and parameters, and what comes out of methods. */
final class KnownValues {
    private static final Known[] NOTHING = {};

    private final SlotSet assigned = new SlotSet();
    private final BitSet anything = new BitSet();
    private final BitSet anythingBySignature = new BitSet();
    private final Map<Integer, Known[]> parameters = new HashMap<>();
    private final Map<Integer, Known[]> parametersBySignature = new HashMap<>();
    private final Map<Integer, Known> results = new HashMap<>();

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
        return anything.get(id) ? Known.ANY : at(parameters, id, variable);
    }

    /** What calls of any method of the name and descriptor pass. */
    Known parameterOf(int signature, int variable) {
        return anythingBySignature.get(signature) ? Known.ANY : at(parametersBySignature, signature, variable);
    }

    private static Known at(Map<Integer, Known[]> all, int key, int variable) {
        Known[] values = all.getOrDefault(key, NOTHING);
        return variable < values.length ? values[variable] : Known.NONE;
    }

    /** True when that says more than before. */
    boolean pass(ProgramMethod method, List<Known> arguments) {
        int id = Slot.of(method).id();
        return !anything.get(id) && join(parameters, id, arguments);
    }

    /** True when that says more than before. */
    boolean passBySignature(int signature, List<Known> arguments) {
        return !anythingBySignature.get(signature) && join(parametersBySignature, signature, arguments);
    }

    /** True when less was passed before. */
    boolean passAnything(ProgramMethod method) {
        return add(anything, Slot.of(method).id());
    }

    /** True when less was passed before. */
    boolean passAnythingBySignature(int signature) {
        return add(anythingBySignature, signature);
    }

    private static boolean add(BitSet set, int number) {
        boolean isNew = !set.get(number);
        set.set(number);
        return isNew;
    }

    private static boolean join(Map<Integer, Known[]> all, int key, List<Known> arguments) {
        Known[] values = all.computeIfAbsent(key, unknown -> none(arguments.size()));
        boolean any = false;
        for (int index = 0; index < values.length; index++) {
            Known joined = values[index].or(arguments.get(index));
            any |= !joined.equals(values[index]);
            values[index] = joined;
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
        return results.getOrDefault(Slot.of(method).id(), Known.NONE);
    }

    /** True when that says more than before. */
    boolean give(ProgramMethod method, Known value) {
        Known before = result(method);
        Known joined = before.or(value);
        results.put(Slot.of(method).id(), joined);
        return !joined.equals(before);
    }
}
