package io.github.lambdapackager.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
    @TempDir
    Path folder;

    private static String key(int number) {
        return ContentDigest.sha256(("key " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, byte[]> result(int bytes) {
        byte[] content = new byte[bytes];
        content[0] = 1;
        return new TreeMap<>(Collections.singletonMap("orders.zip", content));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void use(Path file, long daysAgo) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(daysAgo * 86_400)));
    }

    @Test
    void whatWasStoredIsFoundByItsKeyAlone() throws IOException {
        ResultCache cache = new ResultCache(folder, 1_000_000);
        cache.store(key(1), result(100));

        assertThat(new ResultCache(folder, 1_000_000).load(key(1)))
                .hasValueSatisfying(files -> assertThat(files).containsExactlyEntriesOf(result(100)));
        assertThat(cache.load(key(2))).isEmpty();
    }

    @Test
    void anEntryThatIsCutShortGoes() throws IOException {
        ResultCache cache = new ResultCache(folder, 1_000_000);
        cache.store(key(1), result(100));
        Path file = files().get(0);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 120));

        assertThat(cache.load(key(1))).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void theLeastUsedMakeRoom() throws IOException {
        ResultCache cache = new ResultCache(folder, 4_000);
        for (int number = 0; number < 3; number++) {
            cache.store(key(number), result(1_000));
        }
        for (Path file : files()) {
            use(file, file.getFileName().toString().startsWith(key(1)) ? 0 : 1);
        }

        for (int number = 3; number < 5; number++) {
            cache.store(key(number), result(1_000));
        }

        assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
                .isLessThanOrEqualTo(4_000);
        assertThat(cache.load(key(1))).isPresent();
        assertThat(cache.load(key(0))).isEmpty();
        assertThat(cache.load(key(4))).isPresent();
    }

    @Test
    void whatNobodyUsedForAMonthGoesAndSoDoWhatKilledBuildsLeft() throws IOException {
        new ResultCache(folder, 100_000).store(key(1), result(100));
        use(files().get(0), 31);
        Path part = Files.writeString(files().get(0).resolveSibling(".x.part"), "half");
        use(part, 1);
        Path foreign = Files.writeString(folder.resolve("note.txt"), "mine");
        use(foreign, 99);

        new ResultCache(folder, 100_000).store(key(2), result(100));

        assertThat(files()).hasSize(2).contains(foreign).doesNotContain(part);
    }

    @Test
    void whatIsTooLargeIsNotKept() throws IOException {
        ResultCache cache = new ResultCache(folder, 1_000);
        cache.store(key(1), result(2_000));

        assertThat(cache.load(key(1))).isEmpty();
    }

    @Test
    void severalBuildsUseOneFolderAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> builds = new ArrayList<>();
            for (int build = 0; build < 4; build++) {
                builds.add(() -> {
                    ResultCache cache = new ResultCache(folder, 20_000);
                    boolean sound = true;
                    for (int number = 0; number < 60; number++) {
                        cache.store(key(number % 30), result(1_000 + number % 30));
                        sound &= cache.load(key(number % 7))
                                .map(files -> files.containsKey("orders.zip"))
                                .orElse(true);
                    }
                    return sound;
                });
            }
            for (Future<Boolean> build : threads.invokeAll(builds)) {
                assertThat(build.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).noneMatch(file -> file.toString().endsWith(".part"));
    }
}
