package io.github.lambdapackager.publisher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ViolationTest {
    @Test
    void isShownAsSubjectProblemAndRemedy() {
        assertThat(new Violation("function orders", "it has no handler", "write one"))
                .hasToString("function orders: it has no handler\n  → write one");
    }

    @Test
    void needsARemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Violation("function orders", "it has no handler", " "))
                .withMessage("a violation needs subject, problem and remedy");
    }

    @Test
    void severalAreReportedTogether() {
        List<Violation> violations = List.of(new Violation("a", "b", "c"), new Violation("d", "e", "f"));

        assertThat(new PublishingException(violations))
                .hasMessage("a: b\n  → c\nd: e\n  → f")
                .extracting(PublishingException::violations)
                .isEqualTo(violations);
    }
}
