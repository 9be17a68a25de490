package io.github.lambdapackager.plugin.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/** Work that an idle core does ahead; if none is idle, it is done when its result is asked for. */
public final class Ahead<T> {
    private final FutureTask<T> work;

    private Ahead(FutureTask<T> work) {
        this.work = work;
    }

    /** Begins the work where a core is idle. */
    public static <T> Ahead<T> of(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        ForkJoinPool.commonPool().execute(task);
        return new Ahead<>(task);
    }

    /**
     * The result, which is waited for.
     *
     * @throws IOException when the work failed with one; what is unchecked comes as it is
     */
    public T get() throws IOException {
        // Does nothing where the work is done, or being done.
        work.run();
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
