package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeepRulesTest {
    @Test
    void theFirstReasonForARuleIsTheOneThatCounts() throws Exception {
        var module = with(classes("acme.Main"), "application.yml", text("type: acme.Main"));

        assertThat(collect(RuleBench.module(module)))
                .filteredOn(rule -> rule.text().contains("acme.Main"))
                .containsExactly(KeepRule.always("-keep class acme.Main { *; }", "handler of function orders"));
    }

    @Test
    void aRuleThatWaitsIsDroppedBesideOneThatAlwaysCounts() throws Exception {
        var lib = with(classes("org.lib.A"), "lib.properties", text("impl=org.lib.A"));

        assertThat(collect(RuleBench.module(classes("acme.Main")).and("lib", lib), "org.lib.A"))
                .filteredOn(rule -> rule.text().contains("org.lib.A"))
                .containsExactly(KeepRule.always("-keep class org.lib.A { *; }", "event or result of function orders"));
    }

    @Test
    void rulesThatWaitForDifferentThingsStandSideBySide() throws Exception {
        SortedMap<String, byte[]> lib = with(classes("org.lib.A"), "lib.properties", text("impl=org.lib.A"));

        assertThat(collect(RuleBench.module(classes("acme.Main"))
                        .and("one", lib)
                        .and("two", with(classes(), "lib.properties", text("impl=org.lib.A")))))
                .filteredOn(rule -> rule.text().contains("org.lib.A"))
                .extracting(KeepRule::when)
                .containsExactly(new KeepRule.Trigger.ArtifactReached(1), new KeepRule.Trigger.ArtifactReached(2));
    }

    @Test
    void aRuleForAClassWithAnOddNameParses() throws Exception {
        var lib = with(classes("org.lib.-Odd + name"), "META-INF/services/org.lib.S", text("org.lib.-Odd + name"));
        List<KeepRule> rules = collect(RuleBench.module(classes("acme.Main")).and("lib", lib));

        assertThat(rules).extracting(KeepRule::text).contains("-keep class org.lib.-Odd???name { *; }");
        for (KeepRule rule : rules) {
            assertThat(RuleText.keepRules(RuleText.parse(rule.text(), "test")))
                    .as(rule.text())
                    .isNotEmpty();
        }
    }

    @Test
    void aRuleOfTheUsersThatCannotBeReadIsAnError() {
        KeepRules rules = RuleBench.module(classes("acme.Main")).keepRules();

        assertThatThrownBy(() -> rules.collect(function(Set.of(), new UserRules("keep.pro", "-kepe class A"))))
                .isInstanceOf(PackagingException.class)
                .hasMessageStartingWith("keep.pro, line 1: Unknown option '-kepe'");
    }

    @Test
    void aServiceHasAReaderOnceWhatItsRulesWaitForIsReached() {
        KeepRules rules = RuleBench.module(classes("acme.Main")).keepRules();
        String service = "software.amazon.awssdk.http.SdkHttpService";

        assertThat(rules.servicesWithoutReader(Set.of())).contains(service);
        assertThat(rules.servicesWithoutReader(
                        Set.copyOf(RuleBench.CATALOGUE.readersOf(service).orElseThrow())))
                .doesNotContain(service);
    }

    @Test
    void aServiceThatReachedCodeCannotAskForHasNoReader() {
        KeepRules rules = RuleBench.module(classes("acme.Main", "acme.Service", "acme.Provider"))
                .and("lib", Map.of("META-INF/services/acme.Service", "acme.Provider".getBytes(StandardCharsets.UTF_8)))
                .keepRules();

        assertThat(rules.servicesWithoutReader(Set.of())).contains("acme.Service");
        assertThat(rules.servicesWithoutReader(Set.of(new Trigger.ClassAsked("acme.Service"))))
                .doesNotContain("acme.Service");
    }

    private static List<KeepRule> collect(RuleBench bench, String... eventTypes) throws PackagingException {
        return bench.keepRules().collect(function(Set.of(eventTypes))).rules();
    }

    private static LambdaFunction function(Set<String> eventTypes, UserRules... rules) {
        return new LambdaFunction(
                "orders",
                new Handler("acme.Main", "run", false),
                new TreeSet<>(eventTypes),
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(rules),
                List.of(),
                List.of());
    }
}
