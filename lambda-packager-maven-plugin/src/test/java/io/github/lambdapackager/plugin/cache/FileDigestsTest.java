package io.github.lambdapackager.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {
    @TempDir
    Path folder;

    private final AtomicInteger measured = new AtomicInteger();

    private long figure(FileDigests digests, Path file) throws IOException {
        return digests.figure("length", file, () -> {
            measured.incrementAndGet();
            return Files.size(file);
        });
    }

    @Test
    void aFigureOfAFileIsMeasuredOnceAndKnownToTheNextBuild() throws IOException, URISyntaxException {
        // One that was not written just now: such a file may change again within the same stamp.
        Path file = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        FileDigests first = new FileDigests().ofModule(Memory.EMPTY);
        assertThat(figure(first, file)).isEqualTo(Files.size(file));
        assertThat(figure(first, file)).isEqualTo(Files.size(file));

        FileDigests unchanged = new FileDigests().ofModule(first.memory());
        unchanged.of(file);
        FileDigests next = new FileDigests().ofModule(unchanged.memory());
        assertThat(figure(next, file)).isEqualTo(Files.size(file));
        assertThat(measured).hasValue(1);
    }

    @Test
    void anotherContentIsMeasuredAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("lib.jar"), "content");
        FileDigests first = new FileDigests().ofModule(Memory.EMPTY);
        figure(first, file);
        Files.writeString(file, "other content");

        assertThat(figure(new FileDigests().ofModule(first.memory()), file)).isEqualTo(13);
        assertThat(measured).hasValue(2);
    }
}
