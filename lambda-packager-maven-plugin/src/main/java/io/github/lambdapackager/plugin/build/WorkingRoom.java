package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Lets as many modules be worked on at once as memory has room for, in the order in which they come. A module that needs more
 * than there is waits until it is alone. Safe for several threads.
 */
final class WorkingRoom {
    /** A class path that is worked on takes about three times the length of its class files. */
    private static final int PART_OF_HEAP = 4;

    private static final int PLACE_BYTES = 1 << 20;

    private final int all;
    private final Semaphore places;

    WorkingRoom() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param bytes of class files that there is room for */
    WorkingRoom(long bytes) {
        this.all = (int) Math.min(Integer.MAX_VALUE, 1 + bytes / PLACE_BYTES);
        this.places = new Semaphore(all, true);
    }

    /** What a module has until it is done. */
    interface Place {
        void leave();
    }

    /** Waits where there is no room. */
    Place take(ClasspathContent content) throws InterruptedIOException {
        long bytes = content.all()
                .mapToLong(element -> element.entries().classFileBytes())
                .sum();
        int taken = (int) Math.min(all, 1 + bytes / PLACE_BYTES);
        try {
            places.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        return () -> places.release(taken);
    }
}
