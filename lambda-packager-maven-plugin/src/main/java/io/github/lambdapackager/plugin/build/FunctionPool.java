package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.verify.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Verifies several functions at the same time. */
final class FunctionPool {
    private final int threads;

    FunctionPool(int threads) {
        this.threads = threads;
    }

    /** The verdicts in the order of the functions; the first failure ends the others. */
    List<Verdict> run(List<FunctionVerification> functions) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, FunctionPool::daemon);
        try {
            List<Future<Verdict>> running = functions.stream().map(pool::submit).toList();
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : running) {
                verdicts.add(verdict.get());
            }
            return verdicts;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a verification failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lambda-verify");
        thread.setDaemon(true);
        return thread;
    }
}
