package io.github.lambdapackager.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.cache.BuildRecord.Made;
import io.github.lambdapackager.plugin.cache.FileDigests.Known;
import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRecordTest {
    private static final Made MADE = new Made(
            "key",
            List.of("1", "2", "a layer"),
            List.of("two\nlines, a\ttab and C:\\new"),
            new TreeMap<>(Map.of("orders.zip", "digest", "orders/kept.txt", "other")));
    private static final BuildRecord RECORD = new BuildRecord(
            new TreeMap<>(Map.of("the module's classes", "a", "dependency 001, com.example:till:1, own", "b")),
            new TreeMap<>(Map.of("orders", MADE, "billing", new Made("", List.of(), List.of(""), new TreeMap<>()))),
            "manifest",
            new Memory(
                    new TreeMap<>(Map.of("/tmp/ä\\t.jar", new Known("1 2 3 4:5", "c"))),
                    new TreeMap<>(Map.of("c deflated", "17"))));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("inputs.txt");
        RECORD.write(file);

        assertThat(BuildRecord.read(file)).contains(RECORD);
        assertThat(Made.parse(MADE.toBytes())).contains(MADE);
    }

    @Test
    void whatIsNotThereAsItWasWrittenIsNoRecord() throws IOException {
        Path file = folder.resolve("inputs.txt");
        assertThat(BuildRecord.read(file)).isEmpty();
        RECORD.write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(BuildRecord.read(file)).as("the first %d bytes", length).isEmpty();
        }
        Files.writeString(file, "{}");
        assertThat(BuildRecord.read(file)).isEmpty();
        byte[] changed = whole.clone();
        changed[changed.length - 2] ^= 1;
        Files.write(file, changed);
        assertThat(BuildRecord.read(file)).isEmpty();
    }
}
