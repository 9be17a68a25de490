package io.github.lambdapackager.plugin.link;

import java.lang.ref.SoftReference;

/**
 * What the class files of a build are and name, read once for all functions. Safe for several threads.
 *
 * <p>It is kept while there is memory: where the class files come to more than a tenth of the heap, it is begun anew, and so
 * it is when the JVM takes it back.
 */
public final class KnownClasses {
    private static final int PART_OF_HEAP = 10;

    private final long maxBytes;
    private SoftReference<ClassMemory> memory = new SoftReference<>(null);

    public KnownClasses() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param maxBytes of how many bytes of class files it tells */
    public KnownClasses(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is known, for one who holds on to it for a while. */
    synchronized ClassMemory memory() {
        ClassMemory known = memory.get();
        if (known != null && known.bytes() <= maxBytes) {
            return known;
        }
        ClassMemory fresh = new ClassMemory();
        memory = new SoftReference<>(fresh);
        return fresh;
    }
}
