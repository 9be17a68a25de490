package io.github.lambdapackager.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.FileChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private final UnifiedDiff diff = new UnifiedDiff(Path.of("/shop"));

    @Test
    void aChangedLineStandsBetweenThreeLinesOfWhatStays() {
        assertThat(diff.render(
                        change(Optional.of("a\r\nb\r\nc\r\nd\r\ne\r\n"), Optional.of("a\r\nb\r\nc\r\nd\r\nf\r\n"))))
                .containsExactly(
                        "--- a/orders/pom.xml",
                        "+++ b/orders/pom.xml",
                        "@@ -2,4 +2,4 @@",
                        " b",
                        " c",
                        " d",
                        "-e",
                        "+f");
    }

    @Test
    void aNewFileAndOneThatGoesAreShownWhole() {
        assertThat(diff.render(change(Optional.empty(), Optional.of("{}\n"))))
                .containsExactly("--- /dev/null", "+++ b/orders/pom.xml", "@@ -1,0 +1,1 @@", "+{}");
        assertThat(diff.render(change(Optional.of("{}\n"), Optional.empty())))
                .containsExactly("--- a/orders/pom.xml", "+++ /dev/null", "@@ -1,1 +1,0 @@", "-{}");
    }

    private static FileChange change(Optional<String> before, Optional<String> after) {
        return new FileChange(Path.of("/shop/orders/pom.xml"), StandardCharsets.UTF_8, before, after);
    }
}
