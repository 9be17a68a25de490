package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.ALWAYS;
import static io.github.lambdapackager.plugin.rule.RuleBench.LIBRARY_REACHED;
import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmbeddedRulesTest {
    private static final String FILE = "META-INF/proguard/lib.pro";

    @Test
    void keepRulesOfALibraryCountOnceItIsReached() {
        assertThat(rules(Map.of(FILE, "-keep class org.lib.Named { public <init>(); }")))
                .containsExactly(new KeepRule(
                        "-keep class org.lib.Named {\n    public <init>();\n}",
                        "rule in META-INF/proguard/lib.pro of test:lib:1",
                        LIBRARY_REACHED));
    }

    @Test
    void aJarOfNothingButRulesSpeaksForOthers() {
        assertThat(library(Map.of(FILE, text("-keep class org.other.**")))
                        .rules(new EmbeddedRules())
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(ALWAYS);
    }

    @Test
    void onlyKeepRulesAreTakenAndR8sOptionsArePassedOver() {
        CollectedRules found = collect(Map.of(FILE, """
                -dontwarn org.gone.**
                -dontoptimize
                -checkdiscard class org.lib.Never
                -keepclassmembers class org.lib.Named { java.lang.String name; }
                """));

        assertThat(found.rules())
                .extracting(KeepRule::text)
                .containsExactly("-keepclassmembers class org.lib.Named {\n    java.lang.String name;\n}");
        assertThat(found.notes())
                .containsExactly("option -checkdiscard is passed over in line 3 of META-INF/proguard/lib.pro"
                        + " of test:lib:1");
    }

    @Test
    void theWildcardsOfAConditionCountAsTheyStandInTheText() {
        assertThat(rules(Map.of(FILE, """
                -if @org.lib.Mark class ** { static **$* *; }
                -keepclassmembers class <2>$<3> { org.lib.Made made(...); }
                -if class ** { org.lib.Named name; }
                -keepclassmembers class <1>Names { *; }
                """)))
                .singleElement()
                .extracting(KeepRule::text)
                .asString()
                // ProGuard counts the field's name before its type.
                .contains("class <3>$<4> {", "class <1>Names {");
    }

    @Test
    void rulesForOurProguardComeBeforeRulesForAnyShrinkerAndThoseBeforeR8s() {
        Map<String, String> files = new TreeMap<>(Map.of(
                "META-INF/com.android.tools/proguard-from-7.0/a.pro",
                "-keep class org.lib.Ours",
                "META-INF/com.android.tools/proguard-upto-7.0/a.pro",
                "-keep class org.lib.Old",
                "META-INF/com.android.tools/r8/a.pro",
                "-keep class org.lib.R8",
                FILE,
                "-keep class org.lib.Any"));
        assertThat(rules(files)).extracting(KeepRule::text).containsExactly("-keep class org.lib.Ours");

        files.remove("META-INF/com.android.tools/proguard-from-7.0/a.pro");
        assertThat(rules(files)).extracting(KeepRule::text).containsExactly("-keep class org.lib.Any");

        files.remove(FILE);
        assertThat(rules(files)).extracting(KeepRule::text).containsExactly("-keep class org.lib.R8");
    }

    @Test
    void aFileThatIsNoRuleFileIsPassedOverWithANote() {
        CollectedRules found = collect(Map.of(FILE, "-keep nothing"));

        assertThat(found.rules()).isEmpty();
        assertThat(found.notes())
                .singleElement()
                .asString()
                .startsWith("META-INF/proguard/lib.pro of test:lib:1 is passed over, for it is no rule file: ");
    }

    private static List<KeepRule> rules(Map<String, String> files) {
        return collect(files).rules();
    }

    private static CollectedRules collect(Map<String, String> files) {
        Map<String, byte[]> entries = new TreeMap<>(classes("org.lib.Named"));
        files.forEach((file, content) -> entries.put(file, text(content)));
        return library(entries).rules(new EmbeddedRules());
    }
}
