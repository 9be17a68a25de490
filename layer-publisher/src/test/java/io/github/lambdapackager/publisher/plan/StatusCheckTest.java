package io.github.lambdapackager.publisher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusCheckTest {
    private static final LayerVersion ONE = version(1, "one");
    private static final LayerVersion AGAIN = version(2, "one");
    private static final LayerVersion TWO = version(3, "two");

    private final StatusCheck check = new StatusCheck();

    @Test
    void nothingDriftsWhenBuildLockFileAndRegistryAgree() {
        assertThat(check.drift(List.of(ONE), Optional.of(LayerSamples.digest("one")), Optional.of(locked(1, "one"))))
                .isEmpty();
    }

    @Test
    void theLockFileMayNameWhatIsGoneOrAnother() {
        assertThat(check.drift(List.of(TWO), Optional.empty(), Optional.of(locked(1, "one"))))
                .containsExactly("the lock file names version 1, which does not exist");
        assertThat(check.drift(List.of(TWO), Optional.empty(), Optional.of(locked(3, "one"))))
                .containsExactly("version 3 does not have the content that the lock file says");
        assertThat(check.drift(List.of(ONE, AGAIN), Optional.empty(), Optional.of(locked(2, "one"))))
                .containsExactly("the lock file names version 2, but version 1 has the same content");
    }

    @Test
    void theBuildMayBeAheadOfBoth() {
        assertThat(check.drift(List.of(ONE), Optional.of(LayerSamples.digest("two")), Optional.of(locked(1, "one"))))
                .containsExactly(
                        "what was built is not published", "the lock file has another content than what was built");
        assertThat(check.drift(List.of(ONE), Optional.of(LayerSamples.digest("one")), Optional.empty()))
                .containsExactly("the lock file does not have it");
    }

    @Test
    void surplusIsWhatALowerVersionHasToo() {
        assertThat(check.surplus(List.of(ONE, AGAIN, TWO))).containsExactly(AGAIN);
    }

    private static LockedLayer locked(long number, String content) {
        return new LockedLayer(
                new Target("111111111111", "eu-west-1"), "shared", LayerSamples.digest(content), "1-x", number, "arn");
    }

    private static LayerVersion version(long number, String content) {
        return new LayerVersion(
                "shared",
                number,
                "arn:" + number,
                Instant.EPOCH,
                Optional.of(new PublishedContent(
                        "1", LayerSamples.digest(content), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")));
    }
}
