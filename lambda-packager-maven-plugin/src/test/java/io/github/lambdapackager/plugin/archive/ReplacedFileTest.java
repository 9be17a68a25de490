package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.zip"), "old");

        assertThatThrownBy(() -> ReplacedFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("target"), "").resolve("lambda/orders.zip");

        assertThatThrownBy(() -> ReplacedFile.write(file, out -> out.write(1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + file + ": ");
    }

    @Test
    void buildsAtOnceLeaveTheWholeFileOfOneOfThem() throws IOException {
        Path file = folder.resolve("orders.zip");

        IntStream.range(0, 32).parallel().forEach(build -> {
            try {
                ReplacedFile.write(
                        file,
                        out -> out.write(
                                Samples.bytes(String.valueOf(build % 10).repeat(100_000))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(Files.readString(file)).hasSize(100_000).containsPattern("^(.)\\1*$");
        assertThat(folder.toFile().list()).containsExactly("orders.zip");
    }

    @Test
    void whatAKilledBuildLeftIsRemovedByALaterBuildOfTheSameFile() throws IOException {
        Path file = folder.resolve("orders.zip");
        part(".orders.zip.killed.part", Duration.ofMinutes(61));
        part(".orders.zip.at-work.part", Duration.ofMinutes(59));
        part(".orders-unshaken.zip.of-another-file.part", Duration.ofDays(1));
        part("orders.zip.not-ours.part", Duration.ofDays(1));

        ReplacedFile.write(file, out -> out.write(1));

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "orders.zip",
                        ".orders.zip.at-work.part",
                        ".orders-unshaken.zip.of-another-file.part",
                        "orders.zip.not-ours.part");
    }

    private void part(String name, Duration age) throws IOException {
        Path part = Files.writeString(folder.resolve(name), "half");
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(age)));
    }
}
