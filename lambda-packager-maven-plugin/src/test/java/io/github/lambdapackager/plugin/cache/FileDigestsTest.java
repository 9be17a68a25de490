package io.github.lambdapackager.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.cache.FileDigests.Known;
import io.github.lambdapackager.plugin.cache.FileDigests.Memory;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        FileDigests first = new FileDigests().ofModule(Memory.EMPTY, "");
        assertThat(figure(first, file)).isEqualTo(Files.size(file));
        assertThat(figure(first, file)).isEqualTo(Files.size(file));

        FileDigests unchanged = new FileDigests().ofModule(first.memory(), "");
        unchanged.of(file);
        FileDigests next = new FileDigests().ofModule(unchanged.memory(), "");
        assertThat(figure(next, file)).isEqualTo(Files.size(file));
        assertThat(measured).hasValue(1);
    }

    /** Written an hour ago, as far as its own times tell. */
    private Path oldFile(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        return file;
    }

    @Test
    void aFileThatWasChangedAMomentAgoIsNotReliedUponHoweverOldItsTimeSays() throws IOException {
        Path file = oldFile("lib.jar", "content");
        FileDigests digests = new FileDigests().ofModule(Memory.EMPTY, "");

        digests.of(file);

        assertThat(digests.memory()).isEqualTo(Memory.EMPTY);
    }

    @Test
    void anotherContentOfTheSameSizeAndTimeIsSeen() throws IOException {
        Path file = oldFile("lib.jar", "content");
        FileStamp stamp = FileStamp.of(file);
        FileTime time = Files.getLastModifiedTime(file);
        Memory settled = new Memory(
                new TreeMap<>(Map.of(file.toString(), new Known(stamp.text(), "digest of the content"))),
                new TreeMap<>());
        assertThat(new FileDigests().ofModule(settled, "").of(file)).isEqualTo("digest of the content");
        Path other = Files.writeString(folder.resolve("other"), "CONTENT");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(new FileDigests().ofModule(settled, "").of(file))
                .isEqualTo(ContentDigest.sha256("CONTENT".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsSettledIsLookedAtOnceABuild() throws IOException {
        Path file = Files.writeString(folder.resolve("lib.jar"), "content");
        FileDigests shared = new FileDigests();
        for (String build : List.of("first", "second")) {
            FileDigests module = shared.ofModule(Memory.EMPTY, build);
            FileDigests another = shared.ofModule(Memory.EMPTY, build);
            assertThat(module.ofSettled(file, this::measured)).isEqualTo("measured");
            assertThat(another.ofSettled(file, this::measured)).isEqualTo("measured");
        }
        assertThat(measured).hasValue(2);
    }

    private String measured() {
        measured.incrementAndGet();
        return "measured";
    }

    @Test
    void filesTogetherAreOthersWhenOneIsAddedRenamedOrGone() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "");
        Path second = Files.writeString(folder.resolve("b"), "");

        String both = FileStamp.ofAll(List.of(first, second)).text();

        assertThat(FileStamp.ofAll(List.of(first, second)).text()).isEqualTo(both);
        assertThat(FileStamp.ofAll(List.of(first)).text()).isNotEqualTo(both);
        Path renamed = Files.move(second, folder.resolve("c"));
        assertThat(FileStamp.ofAll(List.of(first, renamed)).text()).isNotEqualTo(both);
    }

    @Test
    void theNameOfAFileCountsAlsoWhereItIsTheOnlyOneOfItsFolder() throws IOException {
        Path file = oldFile("a", "content");
        Memory byAnotherName = new Memory(
                new TreeMap<>(Map.of(
                        "folder", new Known(FileStamp.ofAll(List.of(file)).text(), "digest"))),
                new TreeMap<>());
        FileDigests digests = new FileDigests().ofModule(byAnotherName, "");
        assertThat(digests.of("folder", List.of(file), this::measured)).isEqualTo("digest");
        Path renamed = Files.copy(file, folder.resolve("b"), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(digests.of("folder", List.of(renamed), this::measured)).isEqualTo("measured");
        assertThat(FileStamp.ofAll(List.of(file)).text())
                .isNotEqualTo(FileStamp.of(file).text());
    }

    @Test
    void anotherContentIsMeasuredAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("lib.jar"), "content");
        FileDigests first = new FileDigests().ofModule(Memory.EMPTY, "");
        figure(first, file);
        Files.writeString(file, "other content");

        assertThat(figure(new FileDigests().ofModule(first.memory(), ""), file)).isEqualTo(13);
        assertThat(measured).hasValue(2);
    }
}
