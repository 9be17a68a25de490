package io.github.lambdapackager.plugin.link;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** What was worked out of things that have numbers. Safe for several threads, which may work out the same at once. */
final class ByNumber<T> {
    private volatile AtomicReferenceArray<T> known = new AtomicReferenceArray<>(1 << 12);

    T get(int number, Supplier<T> working) {
        AtomicReferenceArray<T> found = known;
        T value = number < found.length() ? found.get(number) : null;
        if (value == null) {
            value = working.get();
            keep(number, value);
        }
        return value;
    }

    private synchronized void keep(int number, T value) {
        if (number >= known.length()) {
            AtomicReferenceArray<T> more = new AtomicReferenceArray<>(Math.max(number + 1, 2 * known.length()));
            for (int index = 0; index < known.length(); index++) {
                more.set(index, known.get(index));
            }
            known = more;
        }
        known.set(number, value);
    }
}
