package io.github.lambdapackager.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.model.SharedModule.SharingFigures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharingTableTest {
    private static final SharingFigures EMBEDDED = new SharingFigures(1_600_000, 90_000, 2, 45_000);
    private static final SharingFigures LIBRARY = new SharingFigures(1_600_000, 0, 0, 45_000);

    @Test
    void theThreeWaysStandSideBySide() {
        SharedModule module = new SharedModule(
                ArtifactKey.parse("com.example:money"),
                2,
                EMBEDDED,
                Optional.of(new SharingFigures(1_400_000, 50_000, 2, 60_000)),
                "",
                LIBRARY);

        assertThat(String.join("\n", new SharingTable().render(module))).isEqualTo("""
            com.example:money, in 2 functions   embedded    layer   library
            ---------------------------------------------------------------
            uploaded by a full deploy             1.6 MB   1.4 MB    1.6 MB
            uploaded by a change of it             90 KB    50 KB      0 KB
            functions redeployed by it                 2        2         0
            fetched at a cold start                45 KB    60 KB     45 KB
            library: until a release is taken, which then is as embedded\
            """);
    }

    @Test
    void aWayThatThereIsNotHasNoFiguresAndAReason() {
        SharedModule module = new SharedModule(
                ArtifactKey.parse("com.example:money"), 1, EMBEDDED, Optional.empty(), "there is no room", LIBRARY);

        assertThat(new SharingTable().render(module))
                .contains(
                        "uploaded by a change of it            90 KB       -      0 KB", "no layer: there is no room");
    }
}
