package io.github.lambdapackager.publisher.run;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many threads and no more. */
final class Workers implements Closeable {
    private final ExecutorService executor;

    Workers(int threads) {
        this.executor = Executors.newFixedThreadPool(threads);
    }

    /** What all of them return, in order; begun in order, too. */
    <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : executor.invokeAll(tasks)) {
            results.add(result(future));
        }
        return results;
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("interrupted in another thread");
            }
            throw new IllegalStateException("a step ended with an error that it does not know", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
