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
        Method[] sorted = methods.clone();
        Arrays.sort(
                sorted,
                (one, other) ->
                        Integer.compare(Slot.of(one).signature(), Slot.of(other).signature()));
        return new MethodTable(
                Arrays.stream(sorted)
                        .mapToInt(method -> Slot.of(method).signature())
                        .toArray(),
                sorted);
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
