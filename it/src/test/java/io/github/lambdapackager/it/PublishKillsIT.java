package io.github.lambdapackager.it;

import static io.github.lambdapackager.it.FaultProxy.rule;
import static io.github.lambdapackager.it.ThreeLayers.GRANTING;
import static io.github.lambdapackager.it.ThreeLayers.NAMING;
import static io.github.lambdapackager.it.ThreeLayers.PLACES;
import static io.github.lambdapackager.it.ThreeLayers.PUBLISHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Publishers are killed (SIGKILL) before and after every write of a publish: what is published, granted and named of three
 * layers in four Regions, and each line of the journal in between. {@code -Pkills} runs all, other builds a sample.
 */
class PublishKillsIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-kills");
    private static final boolean ALL = System.getProperty("kills", "").equals("all");
    private static final int SAMPLE_EVERY = 19;
    private static final int AT_ONCE = 4;

    /** In one thread each version is published, granted, and named twice, before the next one is. */
    private static final int WRITES_A_PLACE = 4;

    /** The journal gets a line before each of these but the last. */
    private static final int LINES_A_PLACE = 3;

    private static Emulator ministack;
    private static FaultProxy proxy;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-kills-emulator"));
        proxy = FaultProxy.start(MavenBuild.TARGET.resolve("publish-kills-proxy"), ministack.endpoint());
    }

    @AfterAll
    static void stopServers() {
        proxy.close();
        ministack.close();
    }

    private enum Journal {
        KEPT,
        /** The kill came while its last line was written. */
        CUT,
        DELETED
    }

    /** @param write the how manieth, from 0 */
    private record Kill(int write, boolean before, Journal journal) {
        int carriedOut() {
            return before ? write : write + 1;
        }
    }

    private static List<Kill> kills() {
        List<Kill> kills = new ArrayList<>();
        for (int write = 0; write < WRITES_A_PLACE * PLACES; write++) {
            for (Journal journal : Journal.values()) {
                if (journal != Journal.CUT) {
                    kills.add(new Kill(write, true, journal));
                    kills.add(new Kill(write, false, journal));
                } else if (write % WRITES_A_PLACE < LINES_A_PLACE) {
                    kills.add(new Kill(write, true, journal));
                }
            }
        }
        return kills;
    }

    @Test
    void aPublisherThatIsKilledAtAnyWriteLeavesOneVersionEach() throws Exception {
        List<Kill> all = kills();
        List<Kill> kills = IntStream.range(0, all.size())
                .filter(index -> ALL || index % SAMPLE_EVERY == 0)
                .mapToObj(all::get)
                .toList();
        List<Callable<Kill>> tasks = new ArrayList<>();
        for (Kill kill : kills) {
            String account = "444444%06d".formatted(tasks.size());
            tasks.add(() -> {
                killAndPublishAgain(kill, account);
                return kill;
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        List<Kill> survived = new ArrayList<>();
        try {
            for (Future<Kill> done : executor.invokeAll(tasks)) {
                survived.add(done.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(survived).isEqualTo(kills).isNotEmpty();
        System.out.printf(
                "%d of %d kills left one version in each of %d places%n", survived.size(), all.size(), PLACES);
    }

    private static void killAndPublishAgain(Kill kill, String account) throws Exception {
        ThreeLayers layers = ThreeLayers.build(WORK.resolve(account), ministack, proxy, account);
        String anyWrite = String.join("|", PUBLISHING, GRANTING, NAMING);

        CommandLine.Outcome killed = layers.publishAndKill(
                rule(anyWrite, Map.of("skip", kill.write, "fault", kill.before ? "hold-before" : "hold-after")),
                "--threads",
                "1");
        Map<String, Set<String>> meanwhile = layers.published();
        meet(kill.journal, layers.journal());
        CommandLine.Outcome again = layers.publish();

        assertThat(killed.exitCode()).isEqualTo(128 + 9);
        // Rounded up: a version is published before it is granted and named.
        assertThat(meanwhile).as(kill + "").hasSize((kill.carriedOut() + WRITES_A_PLACE - 1) / WRITES_A_PLACE);
        assertThat(again.exitCode()).as(kill + "\n" + again.output()).isZero();
        layers.assertOneVersionEach(killed, again);
    }

    private static void meet(Journal fate, Path journal) throws IOException {
        String text = Files.readString(journal);
        switch (fate) {
            case KEPT -> {}
            case CUT ->
                Files.writeString(
                        journal, text.substring(0, (text.lastIndexOf('\n', text.length() - 2) + text.length()) / 2));
            case DELETED -> Files.delete(journal);
        }
    }

    /** Every run is killed and the next one goes on, with one call under way and with many. */
    @Test
    void aPublisherThatIsKilledAgainAndAgainLeavesOneVersionEach() throws Exception {
        ThreeLayers layers = ThreeLayers.build(WORK.resolve("again"), ministack, proxy, "444444999999");
        List<CommandLine.Outcome> outcomes = new ArrayList<>();

        outcomes.add(layers.publishAndKill(rule(PUBLISHING, Map.of("skip", 3, "fault", "hold-after"))));
        outcomes.add(layers.publishAndKill(rule(PUBLISHING, Map.of("fault", "hold-before"))));
        Files.delete(layers.journal());
        outcomes.add(layers.publishAndKill(rule(GRANTING, Map.of("fault", "hold-after"))));
        int grantsLeft = PLACES - ThreeLayers.granted(layers.published()).size();
        outcomes.add(layers.publishAndKill(rule(GRANTING, Map.of("skip", grantsLeft - 1, "fault", "hold-after"))));
        outcomes.add(layers.publish());

        assertThat(outcomes).extracting(CommandLine.Outcome::exitCode).containsExactly(137, 137, 137, 137, 0);
        layers.assertOneVersionEach(outcomes.toArray(CommandLine.Outcome[]::new));
    }
}
