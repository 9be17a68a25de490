package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaSerializerTest {
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";

    @Test
    void anAwsEventNeedsJodasDates() {
        assertThat(rules(EVENTS + "SNSEvent", "org.joda.time.DateTime"))
                .containsExactly(KeepRule.always(
                        "-keep class org.joda.time.DateTime { *; }",
                        "loaded by Lambda's serializer for " + EVENTS + "SNSEvent"));
    }

    @Test
    void anEventNeedsTheNestedTypesThatItsMixinsReplace() {
        assertThat(rules(EVENTS + "SQSEvent", EVENTS + "SQSEvent$SQSMessage", EVENTS + "SNSEvent$SNSRecord"))
                .extracting(KeepRule::text)
                .containsExactly("-keep class " + EVENTS + "SQSEvent$SQSMessage { *; }");
    }

    @Test
    void aTypeThatHasTwoNamesIsKeptUnderTheOneOnTheClassPath() {
        String newer = EVENTS + "models.dynamodb.AttributeValue";
        String older = "com.amazonaws.services.dynamodbv2.model.AttributeValue";

        assertThat(rules(EVENTS + "DynamodbEvent", newer))
                .extracting(KeepRule::text)
                .containsExactly("-keep class " + newer + " { *; }");
        assertThat(rules(EVENTS + "DynamodbEvent", older))
                .extracting(KeepRule::text)
                .containsExactly("-keep class " + older + " { *; }");
    }

    @Test
    void theFunctionsOwnEventsBringNoRule() {
        assertThat(rules("acme.Order", "org.joda.time.DateTime", "acme.Order")).isEmpty();
    }

    private static List<KeepRule> rules(String event, String... classes) {
        return LambdaSerializer.rules(List.of(event), library(classes(classes)).index());
    }
}
