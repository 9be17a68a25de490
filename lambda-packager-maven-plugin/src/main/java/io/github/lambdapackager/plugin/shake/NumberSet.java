package io.github.lambdapackager.plugin.shake;

import java.util.BitSet;

/** Numbers from 0 on: a bit for each. */
final class NumberSet {
    private final BitSet numbers = new BitSet();

    /** True when it was not there before. */
    boolean add(int number) {
        boolean isNew = !numbers.get(number);
        numbers.set(number);
        return isNew;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    boolean contains(int number) {
        return numbers.get(number);
    }
}
