package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void workIsDoneOnceHoweverOftenItsResultIsAskedFor() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Ahead<Integer> work = Ahead.of(runs::incrementAndGet);

        assertThat(List.of(work.get(), work.get())).containsExactly(1, 1);
    }

    @Test
    void whoAsksDoesTheWorkWhenNoThreadIsIdle() throws IOException {
        CountDownLatch busy = new CountDownLatch(1);
        List<Ahead<Integer>> blocked = new ArrayList<>();
        for (int index = 0; index < ForkJoinPool.getCommonPoolParallelism(); index++) {
            blocked.add(Ahead.of(() -> {
                busy.await();
                return 1;
            }));
        }

        assertThat(Ahead.of(Thread::currentThread).get()).isEqualTo(Thread.currentThread());
        busy.countDown();
        assertThat(blocked.get(0).get()).isEqualTo(1);
    }

    @Test
    void aFailureIsThatOfTheWork() {
        IOException failure = new IOException("no such file");

        assertThatThrownBy(() -> Ahead.of(() -> {
                            throw failure;
                        })
                        .get())
                .isSameAs(failure);
    }
}
