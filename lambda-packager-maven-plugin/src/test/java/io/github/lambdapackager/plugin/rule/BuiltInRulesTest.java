package io.github.lambdapackager.plugin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.RuleSources;
import org.junit.jupiter.api.Test;

class BuiltInRulesTest {
    @Test
    void theCommentAboveARuleIsItsReason() {
        assertThat(BuiltInRules.rules(RuleSources.ALL))
                .extracting(KeepRule::reason)
                .startsWith(
                        "Enum.valueOf, EnumSet and EnumMap ask for them",
                        "what turns texts of a configuration or a request into objects looks for them",
                        "Java serialization asks for them",
                        "Java serialization makes lambdas by it",
                        "Java serialization calls it",
                        "JNI may call back a class with native methods");
    }

    @Test
    void everyRuleStandsAloneAndKeepsNoClass() throws Exception {
        for (KeepRule rule : BuiltInRules.rules(RuleSources.ALL)) {
            assertThat(RuleText.keepRules(RuleText.parse(rule.text(), "built-in")))
                    .as(rule.text())
                    .singleElement()
                    .satisfies(keep -> assertThat(keep.markClasses).isFalse());
            assertThat(rule.when()).isEqualTo(RuleBench.ALWAYS);
        }
    }

    @Test
    void aConditionStaysWithItsRule() {
        assertThat(BuiltInRules.rules(RuleSources.ALL))
                .filteredOn(rule -> rule.text().contains("-if"))
                .extracting(KeepRule::text)
                .containsExactly("""
                        # jni-callbacks: JNI may call back a class with native methods
                        -if class * {
                            native <methods>;
                        }

                        -keepclassmembers class <1> {
                            <fields>;
                            <methods>;
                        }""");
    }
}
