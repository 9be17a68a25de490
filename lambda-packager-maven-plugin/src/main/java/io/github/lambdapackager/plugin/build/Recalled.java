package io.github.lambdapackager.plugin.build;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value that is made when it is first wanted, and again where the JVM took it back for lack of memory. */
final class Recalled<T> {
    private final Supplier<T> making;
    private final Function<T, Reference<T>> memory;
    private Reference<T> made = new SoftReference<>(null);

    Recalled(Supplier<T> making) {
        this(making, SoftReference::new);
    }

    /** @param memory holds a value for a while */
    Recalled(Supplier<T> making, Function<T, Reference<T>> memory) {
        this.making = making;
        this.memory = memory;
    }

    T get() {
        T known = made.get();
        if (known == null) {
            known = making.get();
            made = memory.apply(known);
        }
        return known;
    }

    /** The value, if it is there. */
    Optional<T> known() {
        return Optional.ofNullable(made.get());
    }
}
