package io.github.lambdapackager.plugin.shake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import proguard.classfile.Method;

/** The methods of a class by the numbers of their signatures: to look by names at every class of a hierarchy is slow. */
final class MethodTable {
    static final MethodTable EMPTY = new MethodTable(new int[0], new Method[0]);

    private final int[] signatures;

    /** A bit for each signature, by its last digits: of a class that is asked for a method, hardly any has it. */
    private final long some;

    private final Method[] methods;

    private MethodTable(int[] signatures, Method[] methods) {
        this.signatures = signatures;
        long bits = 0;
        for (int signature : signatures) {
            bits |= 1L << signature;
        }
        this.some = bits;
        this.methods = methods;
    }

    /** @param methods that have their slots */
    static MethodTable of(Method[] methods) {
        long[] order = new long[methods.length];
        for (int index = 0; index < methods.length; index++) {
            order[index] = (long) Slot.of(methods[index]).signature() << Integer.SIZE | index;
        }
        Arrays.sort(order);
        int[] signatures = new int[methods.length];
        Method[] sorted = new Method[methods.length];
        for (int index = 0; index < methods.length; index++) {
            signatures[index] = (int) (order[index] >> Integer.SIZE);
            sorted[index] = methods[(int) order[index]];
        }
        return new MethodTable(signatures, sorted);
    }

    @Nullable
    Method find(int signature) {
        if ((some & 1L << signature) == 0) {
            return null;
        }
        int index = Arrays.binarySearch(signatures, signature);
        return index < 0 ? null : methods[index];
    }
}
