package io.github.lambdapackager.it;

import static io.github.lambdapackager.it.FaultProxy.rule;
import static io.github.lambdapackager.it.ThreeLayers.FRIEND;
import static io.github.lambdapackager.it.ThreeLayers.PLACES;
import static io.github.lambdapackager.it.ThreeLayers.PUBLISHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two publishers of the same layers at once, with the lock and without. */
class PublishTogetherIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-together");

    private static final String[] LOCKED = {"--lock", "--bucket", "locks-{account}-{region}"};

    private static Emulator ministack;
    private static FaultProxy proxy;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        ministack = Emulator.start(MavenBuild.TARGET.resolve("publish-together-emulator"));
        proxy = FaultProxy.start(MavenBuild.TARGET.resolve("publish-together-proxy"), ministack.endpoint());
    }

    @AfterAll
    static void stopServers() {
        proxy.close();
        ministack.close();
    }

    /** Neither sees anything of the other before it publishes. */
    @Test
    void withoutTheLockBothUseOneVersion() throws Exception {
        List<ThreeLayers> both = twoRepositories("555555555501");
        both.get(0)
                .meet(List.of(
                        rule(PUBLISHING, Map.of("fault", "wait-for-all", "all", 2 * PLACES, "times", 2 * PLACES))));

        List<CommandLine.Outcome> outcomes = atOnce(both);
        CommandLine.Outcome again = both.get(0).publish();

        assertAllSucceeded(outcomes);
        Map<String, Set<String>> published = both.get(0).published();
        Set<String> used = both.get(0).recorded();
        assertThat(used).hasSize(PLACES);
        assertThat(both.get(1).recorded()).isEqualTo(used);
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(ThreeLayers.output(outcome)).isEqualTo(used));
        assertThat(published).hasSize(2 * PLACES);
        assertThat(ThreeLayers.granted(published)).isEqualTo(used);
        assertThat(published.values()).allSatisfy(granted -> assertThat(granted).isSubsetOf(FRIEND));
        assertThat(Set.copyOf(both.get(0).parameters().values())).isEqualTo(used);
        assertThat(ThreeLayers.surplus(again)).hasSize(PLACES).doesNotContainAnyElementsOf(used);
    }

    @Test
    void withTheLockEverythingIsPublishedOnce() throws Exception {
        List<ThreeLayers> both = twoRepositories("555555555502");
        both.get(0).createBuckets("locks");

        List<CommandLine.Outcome> outcomes = atOnce(both, LOCKED);

        assertAllSucceeded(outcomes);
        assertThat(outcomes)
                .extracting(CommandLine.Outcome::output)
                .anySatisfy(output -> assertThat(output).contains(PLACES + " published, "))
                .anySatisfy(output -> assertThat(output).contains("0 published, 0 granted, " + PLACES + " unchanged"));
        both.get(0).assertOneVersionEach(outcomes.get(0));
        both.get(1).assertOneVersionEach(outcomes.get(1));
    }

    /** Its publisher was killed. Time passes by the clock of S3, which the proxy turns on. */
    @Test
    void aLockIsTakenOverOnceItIsOld() throws Exception {
        ThreeLayers layers = ThreeLayers.build(WORK.resolve("555555555503"), ministack, proxy, "555555555503");
        layers.createBuckets("locks");
        CommandLine.Outcome killed = layers.publishAndKill(rule(PUBLISHING, Map.of("fault", "hold-before")), LOCKED);

        CommandLine.Running waiting = layers.startPublish(LOCKED);
        while (looks(layers) < 2) {
            assertThat(waiting.process().isAlive()).isTrue();
            Thread.sleep(100);
        }
        Map<String, Set<String>> whileItWaits = layers.published();
        layers.meet(List.of(rule(".* GET /locks-.*", Map.of("fault", "date", "seconds", 16 * 60, "times", 1_000))));
        CommandLine.Outcome outcome = waiting.end();

        assertThat(whileItWaits).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        layers.assertOneVersionEach(killed, outcome);
    }

    /** How often a publisher that waits has looked at a lock. */
    private static long looks(ThreeLayers layers) throws IOException, InterruptedException {
        return proxy.asked(layers.account()).stream()
                .filter(request -> request.matches(".* GET /locks-.*"))
                .count();
    }

    private static List<ThreeLayers> twoRepositories(String account) throws IOException {
        return List.of(
                ThreeLayers.build(WORK.resolve(account).resolve("one"), ministack, proxy, account),
                ThreeLayers.build(WORK.resolve(account).resolve("two"), ministack, proxy, account));
    }

    private static List<CommandLine.Outcome> atOnce(List<ThreeLayers> repositories, String... more)
            throws IOException, InterruptedException {
        List<CommandLine.Running> publishers = new ArrayList<>();
        for (ThreeLayers layers : repositories) {
            publishers.add(layers.startPublish(more));
        }
        List<CommandLine.Outcome> outcomes = new ArrayList<>();
        for (CommandLine.Running publisher : publishers) {
            outcomes.add(publisher.end());
        }
        return outcomes;
    }

    private static void assertAllSucceeded(List<CommandLine.Outcome> outcomes) {
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.exitCode()).as(outcome.output()).isZero());
    }
}
