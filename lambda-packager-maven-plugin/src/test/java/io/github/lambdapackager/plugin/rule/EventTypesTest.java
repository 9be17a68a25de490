package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTypesTest {
    @TempDir
    Path folder;

    @Test
    void anEventIsWholeWithWhateverItsPropertiesLeadTo() {
        assertThat(rules(
                        List.of("acme.Order"),
                        Map.of(
                                "acme.Order",
                                "package acme; public record Order(java.util.List<Line> lines) {}",
                                "acme.Line",
                                "package acme; public class Line { public Money getPrice() { return null; } }",
                                "acme.Money",
                                "package acme; public class Money {}",
                                "acme.Unrelated",
                                "package acme; public class Unrelated {}")))
                .containsExactly(
                        KeepRule.always("-keep class acme.Order { *; }", "event or result of function orders"),
                        KeepRule.always(
                                "-keep class acme.Line { *; }",
                                "field lines of acme.Order, event or result of function orders"),
                        KeepRule.always(
                                "-keep class acme.Money { *; }",
                                "method getPrice of acme.Line, event or result of function orders"));
    }

    @Test
    void typesThatNameEachOtherAreEachKeptOnce() {
        assertThat(rules(
                        List.of("acme.Node", "acme.Tree", "java.lang.String"),
                        Map.of(
                                "acme.Node",
                                "package acme; public class Node { Tree tree; Node next; }",
                                "acme.Tree",
                                "package acme; public class Tree { Node root; }")))
                .extracting(KeepRule::text)
                .containsExactly("-keep class acme.Node { *; }", "-keep class acme.Tree { *; }");
    }

    private List<KeepRule> rules(List<String> eventTypes, Map<String, String> sources) {
        LambdaFunction function = new LambdaFunction(
                "orders",
                new Handler("acme.Main", "run", false),
                new TreeSet<>(eventTypes),
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(),
                List.of(),
                List.of());
        return EventTypes.rules(
                function, RuleBench.module(compile(folder, sources)).index());
    }
}
