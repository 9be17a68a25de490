package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.build.WorkingRoom.Place;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FileContent;
import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class WorkingRoomTest {
    private static final int MB = 1 << 20;

    private final WorkingRoom room = new WorkingRoom(100 * MB);

    /** So long that nobody could hold it. */
    private record Unread(int length) implements FileContent {
        @Override
        public byte[] bytes() {
            throw new UnsupportedOperationException("nobody needs to read it");
        }
    }

    private static ClasspathContent classes(int megabytes) {
        TreeMap<String, FileContent> files = new TreeMap<>();
        files.put("a/Some.class", new Unread(megabytes * MB));
        files.put("a/some.bin", new Unread(500 * MB));
        ClasspathElement jar = new ClasspathElement(
                new ResolvedArtifact(Coordinates.jar("com.example", "lib", "1.0"), Path.of("lib.jar"), false),
                FilesByName.reading(files),
                false);
        return new ClasspathContent(List.of(jar), List.of());
    }

    @Test
    void whatFitsIsWorkedOnAtOnce() throws Exception {
        Place one = room.take(classes(60));
        Place other = room.take(classes(39));
        one.leave();
        other.leave();

        assertThat(one).isNotSameAs(other);
    }

    @Test
    void whatDoesNotFitWaits() throws Exception {
        assertThat(waitsFor(classes(60), classes(60))).isTrue();
        assertThat(waitsFor(classes(10), classes(1000))).isTrue();
        assertThat(waitsFor(classes(1000), classes(10))).isTrue();
    }

    @Test
    void aModuleThatNeedsMoreThanThereIsHasAllOfIt() throws Exception {
        Place first = room.take(classes(1000));
        first.leave();
        Place second = room.take(classes(1000));

        assertThat(second).isNotSameAs(first);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        room.take(classes(60));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> room.take(classes(60))).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Whether the second has its place only when the first has left. */
    private boolean waitsFor(ClasspathContent first, ClasspathContent second) throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            Place place = room.take(second);
            boolean waited = left.getCount() == 0;
            place.leave();
            return waited;
        });
        Thread thread = new Thread(waiting);
        Place place = room.take(first);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && !waiting.isDone()) {
            Thread.onSpinWait();
        }
        left.countDown();
        place.leave();
        return waiting.get();
    }
}
