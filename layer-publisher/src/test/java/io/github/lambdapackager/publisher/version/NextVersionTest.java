package io.github.lambdapackager.publisher.version;

import static io.github.lambdapackager.publisher.model.VersionStep.MAJOR;
import static io.github.lambdapackager.publisher.model.VersionStep.MINOR;
import static io.github.lambdapackager.publisher.model.VersionStep.NOTHING;
import static io.github.lambdapackager.publisher.model.VersionStep.PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.VersionStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.4.2, PATCH, 1.4.3",
        "1.4.2, MINOR, 1.5.0",
        "1.4.2, MAJOR, 2.0.0",
        "0.4.2, PATCH, 0.4.3",
        "0.4.2, MINOR, 0.4.3",
        "0.4.2, MAJOR, 0.5.0",
        "1.4, PATCH, 1.4.1"
    })
    void aStepLeadsToTheNextVersion(String latest, VersionStep step, String expected) throws Exception {
        assertThat(choose(VersionWish.NONE, "0.1.0-SNAPSHOT", step, latest)).contains(expected.strip());
    }

    @Test
    void theSameContentIsNoRelease() throws Exception {
        assertThat(choose(VersionWish.NONE, "2.0.0-SNAPSHOT", NOTHING, "1.4.2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.0.0-SNAPSHOT, 1.0.0", "0.1.0, 0.1.0", "1.0-SNAPSHOT, 1.0.0", "2.0.0-rc.1, 2.0.0-rc.1"})
    void theFirstReleaseHasTheModulesVersion(String module, String expected) throws Exception {
        assertThat(choose(VersionWish.NONE, module, MINOR)).contains(expected);
    }

    @Test
    void aModuleWithoutANumberNeedsAFirstVersion() {
        assertThatThrownBy(() -> choose(VersionWish.NONE, "main-SNAPSHOT", MINOR))
                .isInstanceOf(PublishingException.class)
                .hasMessage("library domain: its module's version \"main-SNAPSHOT\" gives no first version\n"
                        + "  → name it: -Dlambda.version=domain=0.1.0");
    }

    @Test
    void aHigherVersionOfTheModuleIsTakenUpWhenSomethingChanged() throws Exception {
        assertThat(choose(VersionWish.NONE, "2.0.0-SNAPSHOT", PATCH, "1.4.2")).contains("2.0.0");
    }

    @Test
    void anyHigherVersionMayBeAskedFor() throws Exception {
        assertThat(choose(wish("3.0.0"), "1.0.0", PATCH, "1.4.2")).contains("3.0.0");
        assertThat(choose(wish("1.0.0"), "1.0.0", NOTHING, "0.4.2")).contains("1.0.0");
    }

    @Test
    void aLowerVersionThanTheChangesNeedIsRefused() {
        assertThatThrownBy(() -> choose(wish("1.5.0"), "1.0.0", MAJOR, "1.4.2"))
                .isInstanceOf(PublishingException.class)
                .hasMessage("library domain: version 1.5.0 promises too much: the changes since 1.4.2 need 2.0.0\n"
                        + "  → release 2.0.0, or say -Dlambda.allowBreaking");
    }

    @Test
    void itIsTakenWhenBreakingIsAllowed() throws Exception {
        VersionWish wish = new VersionWish(Optional.of("1.5.0"), Optional.empty(), false, true);
        assertThat(choose(wish, "1.0.0", MAJOR, "1.4.2")).contains("1.5.0");
    }

    @Test
    void whatIsNoSemanticVersionIsRefused() {
        assertThatThrownBy(() -> choose(wish("1.5"), "1.0.0", PATCH, "1.4.2"))
                .isInstanceOf(PublishingException.class)
                .hasMessage("library domain: \"1.5\" is no semantic version\n"
                        + "  → write three numbers, such as 1.2.0 or 2.0.0-rc.1");
    }

    @Test
    void preReleasesOfOneReleaseAreCounted() throws Exception {
        VersionWish rc = new VersionWish(Optional.empty(), Optional.of("rc"), false, false);
        assertThat(choose(rc, "1.0.0", MINOR, "1.4.2")).contains("1.5.0-rc.1");
        assertThat(choose(rc, "1.0.0", MINOR, "1.4.2", "1.5.0-rc.9", "1.5.0-rc.10"))
                .contains("1.5.0-rc.11");
        assertThat(choose(rc, "1.0.0", MAJOR, "1.4.2", "1.5.0-rc.2")).contains("2.0.0-rc.1");
    }

    @Test
    void aSnapshotIsOneOfWhatComesNext() throws Exception {
        VersionWish snapshot = new VersionWish(Optional.empty(), Optional.empty(), true, false);
        assertThat(choose(snapshot, "1.0.0-SNAPSHOT", MINOR, "1.4.2")).contains("1.5.0-SNAPSHOT");
    }

    @Test
    void preReleasesAndSnapshotsAreNotComparedWith() {
        Releases releases = new Releases(List.of("1.4.2", "2.0.0-rc.1", "1.10.0", "1.9.0", "3.0.0-SNAPSHOT"));
        assertThat(releases.latest()).contains("1.10.0");
        assertThat(releases.latestBelow("1.9.1")).contains("1.9.0");
        assertThat(releases.latestBelow("1.0.0")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.2.0, 1.2.1", "1.2.0-rc.1, 1.2.0-rc.2", "1.2.0-rc, 1.2.0-rc.1"})
    void theVersionAfterATakenOne(String taken, String next) {
        assertThat(NextVersion.after(taken)).isEqualTo(next);
    }

    private static VersionWish wish(String version) {
        return new VersionWish(Optional.of(version), Optional.empty(), false, false);
    }

    private static Optional<String> choose(VersionWish wish, String module, VersionStep step, String... published)
            throws PublishingException {
        Releases releases = new Releases(List.of(published));
        return new NextVersion("domain", module, wish).choose(releases, releases.latest(), step);
    }
}
