package io.github.lambdapackager.plugin.link;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes of one class path by the numbers of those that references name. Safe for several threads. */
final class Owners {
    private final Classpath classpath;
    private volatile Optional<?>[] known = new Optional<?>[1 << 10];

    Owners(Classpath classpath) {
        this.classpath = classpath;
    }

    /**
     * The class that the reference names, or whose member; null where it is not on the class path or does not load.
     *
     * @param reference with its number
     */
    @Nullable
    ClassFile of(Reference reference) {
        Optional<?>[] found = known;
        int number = reference.ownerNumber();
        Optional<?> owner = number < found.length ? found[number] : null;
        if (owner == null) {
            owner = classpath.findLocated(reference.owner());
            keep(number, owner);
        }
        return (ClassFile) owner.orElse(null);
    }

    private synchronized void keep(int number, Optional<?> owner) {
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, 2 * known.length));
        }
        known[number] = owner;
    }
}
