package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UserMetadataTest {
    private static final String BY_HAND = "src/main/lambda/reachability-metadata.json";
    private static final String RECORDED = "src/main/lambda/orders.trace.json";
    private static final String MANUAL = "correct the entry;"
            + " https://www.graalvm.org/latest/reference-manual/native-image/metadata/ describes the format";

    @Test
    void everyTypeOfARecordingIsKeptWholeAndNamesIt() throws Exception {
        assertThat(rules(RECORDED, """
                {"reflection": [{"type": "org.lib.A", "methods": [{"name": "x", "parameterTypes": []}]},
                                {"type": {"proxy": ["org.lib.B"]}}]}""").rules())
                .containsExactly(
                        KeepRule.whole("org.lib.A", "recorded in " + RECORDED, new Trigger.Always()),
                        KeepRule.whole("org.lib.B", "recorded in " + RECORDED, new Trigger.Always()));
    }

    @Test
    void aConditionIsWaitedFor() throws Exception {
        assertThat(rules(BY_HAND, """
                {"reflection": [{"condition": {"typeReached": "org.lib.B"}, "type": "org.lib.A"}]}""").rules())
                .containsExactly(KeepRule.whole(
                        "org.lib.A", "named in " + BY_HAND, new Trigger.ClassReached(Set.of("org.lib.B"))));
    }

    @Test
    void globsOfResourcesFitWholeNames() throws Exception {
        List<Pattern> patterns = rules(BY_HAND, """
                {"resources": [{"glob": "META-INF/maven/**/pom.xml"}, {"glob": "a.b/*.txt"}, {"bundle": "org.Texts"}]}""").resources();

        assertThat(List.of("META-INF/maven/pom.xml", "META-INF/maven/g/a/pom.xml", "a.b/c.txt"))
                .allMatch(name -> matches(patterns, name));
        assertThat(List.of("x/META-INF/maven/pom.xml", "META-INF/maven/pom.xml.old", "axb/c.txt", "a.b/c/d.txt"))
                .noneMatch(name -> matches(patterns, name));
    }

    @Test
    void aClassThatIsGoneIsANote() throws Exception {
        CollectedRules found = rules(
                RECORDED, "{\"reflection\": [{\"type\": \"org.lib.Gone\"}, {\"type\": \"java.util.ArrayList\"}]}");

        assertThat(found.rules()).isEmpty();
        assertThat(found.notes())
                .containsExactly(
                        RECORDED + " names org.lib.Gone, which is not on the class path: record afresh, or take"
                                + " the entry away");
    }

    @Test
    void whatIsNoJsonIsNamedWithFileAndLine() {
        assertThat(violations(RECORDED, "{\n  \"reflection\": [\n    {\"type\": org.lib.A}\n]}"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.subject()).isEqualTo(RECORDED + ", line 3");
                    assertThat(violation.problem()).startsWith("it is not JSON: Unrecognized token 'org'");
                    assertThat(violation.remedy())
                            .isEqualTo("mend the file, or take it away and run lambda:record again");
                });
        assertThat(violations(RECORDED, "{\"reflection\": [")).hasSize(1);
        assertThat(violations(BY_HAND, "[]"))
                .containsExactly(new Violation(BY_HAND + ", line 1", "it is no JSON object", MANUAL));
        assertThat(violations(BY_HAND, "")).hasSize(1);
    }

    @Test
    void entriesThatSayNothingAreRefusedTogether() {
        assertThat(violations(BY_HAND, """
                {
                  "reflection": [
                    {"typo": "org.lib.A"}
                  ],
                  "jni": {},
                  "resources": [
                    {"globe": "x"}]
                }"""))
                .containsExactly(
                        new Violation(BY_HAND + ", line 3", "an entry of \"reflection\" names no type", MANUAL),
                        new Violation(BY_HAND + ", line 5", "\"jni\" is no list", MANUAL),
                        new Violation(
                                BY_HAND + ", line 7",
                                "an entry of \"resources\" names neither a glob nor a bundle",
                                MANUAL));
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static CollectedRules rules(String source, String text) throws PackagingException {
        return UserMetadata.rules(
                List.of(new UserRules(source, text)),
                library(classes("org.lib.A", "org.lib.B")).index());
    }

    private static List<Violation> violations(String source, String text) {
        return catchThrowableOfType(PackagingException.class, () -> rules(source, text))
                .violations();
    }
}
