package io.github.lambdapackager.plugin.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes of one class path by the numbers of those that references name. Safe for several threads. */
final class Owners {
    private final Classpath classpath;
    private final ByNumber<Optional<ClassFile>> known = new ByNumber<>();

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
        return known.get(reference.ownerNumber(), () -> classpath.findLocated(reference.owner()))
                .orElse(null);
    }
}
