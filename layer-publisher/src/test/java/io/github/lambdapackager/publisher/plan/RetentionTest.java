package io.github.lambdapackager.publisher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Target HOME = new Target("111111111111", "eu-west-1");
    private final List<LayerVersion> versions =
            List.of(version(1, 90), version(2, 80), version(3, 70), version(4, 10), version(5, 1));

    @Test
    void theNewestStayAndTheYoungToo() {
        assertThat(kept(new Retention(1, Duration.ofDays(30)), Set.of(), Set.of(), Set.of()))
                .containsExactly("", "", "", "it is younger than 30 days", "it is one of the newest 1");
    }

    @Test
    void whatAFunctionOrALockFileRefersToStays() {
        assertThat(kept(new Retention(1, Duration.ZERO), Set.of(), Set.of("arn:1"), Set.of("arn:2")))
                .containsExactly("a function uses it", "a lock file names it", "", "", "it is one of the newest 1");
    }

    @Test
    void surplusGoesHoweverYoungAndDoesNotCountAsNewest() {
        assertThat(kept(new Retention(2, Duration.ofDays(365)), Set.of(5L), Set.of(), Set.of()))
                .containsExactly(
                        "it is younger than 365 days",
                        "it is younger than 365 days",
                        "it is one of the newest 2",
                        "it is one of the newest 2",
                        "");
    }

    @Test
    void surplusThatAFunctionUsesStays() {
        assertThat(kept(new Retention(1, Duration.ZERO), Set.of(5L), Set.of("arn:5"), Set.of()))
                .endsWith("it is one of the newest 1", "a function uses it");
    }

    @Test
    void whatSomethingElsePublishedStays() {
        LayerVersion foreign = new LayerVersion("shared", 6, "arn:6", Instant.EPOCH, Optional.empty());

        assertThat(new Retention(1, Duration.ZERO).plan(HOME, List.of(foreign), Set.of(), Set.of(), Set.of(), NOW))
                .containsExactly(new PruneStep(HOME, foreign, "something else published it"));
    }

    private List<String> kept(Retention retention, Set<Long> surplus, Set<String> used, Set<String> locked) {
        return retention.plan(HOME, versions, surplus, used, locked, NOW).stream()
                .map(PruneStep::kept)
                .toList();
    }

    private static LayerVersion version(long number, long days) {
        return new LayerVersion(
                "shared",
                number,
                "arn:" + number,
                NOW.minus(Duration.ofDays(days)),
                Optional.of(new PublishedContent(
                        "1",
                        LayerSamples.digest("content " + number),
                        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")));
    }
}
