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

        List<CommandLine.Outcome> outcomes = atOnce(both, "--lock", "--bucket", "locks-{account}-{region}");

        assertAllSucceeded(outcomes);
        assertThat(outcomes)
                .extracting(CommandLine.Outcome::output)
                .anySatisfy(output -> assertThat(output).contains(PLACES + " published, "))
                .anySatisfy(output -> assertThat(output).contains("0 published, 0 granted, " + PLACES + " unchanged"));
        both.get(0).assertOneVersionEach(outcomes.get(0));
        both.get(1).assertOneVersionEach(outcomes.get(1));
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
