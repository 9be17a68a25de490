package io.github.lambdapackager.plugin.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs several functions at the same time. */
final class FunctionPool {
    private final int threads;

    FunctionPool(int threads) {
        this.threads = threads;
    }

    /** What comes of each, in the order of the functions; the first failure ends the others. */
    <T> List<T> run(List<? extends Callable<T>> functions) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, FunctionPool::daemon);
        try {
            List<Future<T>> running = functions.stream().map(pool::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("running a function failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lambda-run");
        thread.setDaemon(true);
        return thread;
    }
}
