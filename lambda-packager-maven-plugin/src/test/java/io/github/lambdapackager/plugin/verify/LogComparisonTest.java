package io.github.lambdapackager.plugin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogComparisonTest {
    @Test
    void theOrderOfFieldsInStructuredLinesDoesNotCount() {
        assertThat(compare(
                        "{\"a\": 1, \"b\": {\"c\": 2.50, \"d\": []}}", "{\"b\": {\"d\": [], \"c\": 2.50}, \"a\": 1}"))
                .isEmpty();
    }

    @Test
    void aFieldThatIsMissingFromAStructuredLineIsADifference() {
        assertThat(compare("{\"level\": \"INFO\", \"order\": \"tea\"}", "{\"level\": \"INFO\"}"))
                .isNotEmpty();
    }

    @Test
    void whatOnlyBeginsLikeJsonIsComparedAsItIs() {
        assertThat(compare("{tea} {coffee}", "{tea} {coffee}")).isEmpty();
        assertThat(compare("{tea} {coffee}", "{coffee} {tea}")).isNotEmpty();
    }

    @Test
    void theHashOfAnObjectThatPrintsNothingElseDoesNotCount() {
        assertThat(compare("sold com.example.Tea@78e94dcfSOLD", "sold com.example.Tea@7920ba9SOLD"))
                .isEmpty();
        assertThat(compare("sold com.example.Tea@78e94dcf", "sold com.example.Milk@78e94dcf"))
                .isNotEmpty();
    }

    @Test
    void norDoesItCountInAnAnswer() {
        assertThat(answer("{\"sold\": \"com.example.Tea@78e94dcf\"}", "{\"sold\": \"com.example.Tea@7920ba90\"}"))
                .isEmpty();
        assertThat(answer("{\"sold\": \"com.example.Tea@78e94dcf\"}", "{\"sold\": \"com.example.Milk@78e94dcf\"}"))
                .isNotEmpty();
    }

    private static List<Difference> answer(String unshaken, String shaken) {
        return new JsonComparison(Set.of(), "answer").compare(List.of(unshaken, unshaken), shaken);
    }

    @Test
    void theJarInWhichAnApplicationWasFoundDoesNotCount() {
        assertThat(compare(
                        "Starting Shop (/var/task started by root)",
                        "Starting Shop (/var/task/lib/000-shop.jar started by root)"))
                .isEmpty();
    }

    @Test
    void howLongSomethingTookDoesNotCount() {
        assertThat(compare(
                        "applied 3 migrations (execution time 00:00.012s)",
                        "applied 3 migrations (execution time 00:01.230s)"))
                .isEmpty();
        assertThat(compare("Started Shop in 0.55 seconds", "Started Shop in 12.5 seconds"))
                .isEmpty();
        assertThat(compare("took 12 ms", "took 7 millis")).isEmpty();
        assertThat(compare("applied 3 migrations", "applied 2 migrations")).isNotEmpty();
    }

    private static List<Difference> compare(String unshaken, String shaken) {
        return LogComparison.compare(List.of(List.of(unshaken), List.of(unshaken)), List.of(shaken));
    }
}
