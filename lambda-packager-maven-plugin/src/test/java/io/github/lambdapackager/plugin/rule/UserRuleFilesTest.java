package io.github.lambdapackager.plugin.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserRuleFilesTest {
    private static final String FILE = "src/main/proguard/keep.pro";
    private static final String REMEDY =
            "correct the rule; https://www.guardsquare.com/manual/configuration/usage describes the language";

    @Test
    void theUsersRulesAlwaysCountAndNameTheirFile() throws Exception {
        assertThat(UserRuleFiles.rules(List.of(new UserRules(FILE, "# why\n-keep class acme.Order { *; }\n"))))
                .containsExactly(KeepRule.always(
                        "# why\n-keep class acme.Order {\n    <fields>;\n    <methods>;\n}",
                        "your rule in src/main/proguard/keep.pro"));
    }

    @Test
    void aFileWithoutKeepRulesBringsNone() throws Exception {
        assertThat(UserRuleFiles.rules(List.of(new UserRules(FILE, "-dontwarn acme.**\n"))))
                .isEmpty();
    }

    @Test
    void aSyntaxErrorNamesFileAndLine() {
        assertThat(violations("# first\n-keep klass acme.Order\n"))
                .containsExactly(new Violation(FILE + ", line 2", "Unexpected keyword 'klass'", REMEDY));
        assertThat(violations("\n\n-kepe class acme.Order\n"))
                .containsExactly(new Violation(FILE + ", line 3", "Unknown option '-kepe'", REMEDY));
        assertThat(violations("-keep class acme.Order {\n"))
                .containsExactly(new Violation(
                        FILE + ", line 1", "Expecting class member description or closing '}' before end", REMEDY));
    }

    @Test
    void optionsThatWouldNotDoWhatTheyPromiseAreRefused() {
        assertThat(violations("-dontshrink\n-injars lib.jar\n"))
                .containsExactly(
                        new Violation(
                                FILE,
                                "-dontshrink is no keep rule",
                                "write <shrink>none</shrink> in the plugin's configuration"),
                        new Violation(
                                FILE,
                                "-injars, -outjars and -libraryjars are no keep rules",
                                "remove them: the class path comes from the POM's dependencies"));
    }

    @Test
    void anIncludedFileThatIsMissingIsNamed() {
        assertThat(violations("-include missing.pro")).singleElement().satisfies(violation -> {
            assertThat(violation.subject()).isEqualTo(FILE);
            assertThat(violation.problem()).startsWith("the rules cannot be read: missing.pro");
            assertThat(violation.remedy())
                    .isEqualTo("write each rule file so that it stands alone; an -include is not needed");
        });
    }

    @Test
    void theErrorsOfAllFilesAreReportedTogether() {
        assertThat(violations("-kepe class A", "-libraryjars rt.jar", "-keep class B", "-dontshrink"))
                .extracting(Violation::problem)
                .containsExactly(
                        "Unknown option '-kepe'",
                        "-injars, -outjars and -libraryjars are no keep rules",
                        "-dontshrink is no keep rule");
    }

    private static List<Violation> violations(String... texts) {
        var files = Stream.of(texts).map(text -> new UserRules(FILE, text)).toList();
        return catchThrowableOfType(PackagingException.class, () -> UserRuleFiles.rules(files))
                .violations();
    }
}
