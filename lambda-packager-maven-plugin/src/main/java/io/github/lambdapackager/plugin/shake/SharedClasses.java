package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the class paths of a build have in common, linked once. Safe for several threads, each of which has a share.
 *
 * <p>A share is kept while there is memory: where it would come to more than a tenth of the heap, class files alone, and to a
 * quarter more than the class path at hand, it is begun anew, and so it is when the JVM takes it back.
 */
public final class SharedClasses {
    private static final int PART_OF_HEAP = 10;
    private static final int SPARE_PART = 4;

    private final List<SoftReference<LinkedSpace>> idle = new ArrayList<>();
    private final long maxBytes;

    public SharedClasses() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param maxBytes how many bytes of class files are kept linked in one share */
    public SharedClasses(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * A share that nobody else has, until it is given back.
     *
     * @param elements what is to be linked in it
     */
    synchronized LinkedSpace take(int javaVersion, List<ClasspathElement> elements) {
        Optional<LinkedSpace> best = idle.stream()
                .map(SoftReference::get)
                .filter(Objects::nonNull)
                .filter(space -> space.javaVersion() == javaVersion)
                .max(Comparator.comparingInt(space -> space.common(elements)));
        idle.removeIf(reference -> reference.get() == null || reference.get() == best.orElse(null));
        long needed = bytes(elements.stream());
        // What the class path takes by itself it takes anyhow.
        long room = Math.max(maxBytes, needed + needed / SPARE_PART);
        return best.filter(space -> space.bytes() + newBytes(space, elements) <= room)
                .orElseGet(() -> begin(javaVersion, needed));
    }

    /** Does not wait for the JVM to take back what will have to give way. */
    private LinkedSpace begin(int javaVersion, long needed) {
        long held = idle.stream()
                .map(SoftReference::get)
                .filter(Objects::nonNull)
                .mapToLong(LinkedSpace::bytes)
                .sum();
        if (held + needed > maxBytes) {
            idle.clear();
        }
        return new LinkedSpace(javaVersion);
    }

    synchronized void giveBack(LinkedSpace space) {
        idle.add(new SoftReference<>(space));
    }

    private static long newBytes(LinkedSpace space, List<ClasspathElement> elements) {
        return bytes(
                elements.stream().filter(element -> space.classNames(element).isEmpty()));
    }

    private static long bytes(Stream<ClasspathElement> elements) {
        return elements.mapToLong(element -> element.entries().classFileBytes()).sum();
    }
}
