package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.LIBRARY_REACHED;
import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.rule.ReachabilityFile.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeImageMetadataTest {
    private static final String FOLDER = "META-INF/native-image/org.lib/lib/";

    @Test
    void aReflectedClassCountsOnceItsArtifactIsReached() {
        assertThat(collect("reflect-config.json", "[{\"name\": \"org.lib.A\", \"allDeclaredFields\": true}]")
                        .rules())
                .containsExactly(KeepRule.whole(
                        "org.lib.A",
                        "named in META-INF/native-image/org.lib/lib/reflect-config.json of test:lib:1",
                        LIBRARY_REACHED));
    }

    @Test
    void aConditionIsWhatTheClassWaitsFor() {
        Trigger whenB = new Trigger.ClassReached(Set.of("org.lib.B"));

        assertThat(collect("reflect-config.json", """
                [{"condition": {"typeReachable": "org.lib.B"}, "name": "org.lib.A"}]""").rules())
                .extracting(KeepRule::when)
                .containsExactly(whenB);
        assertThat(collect("reachability-metadata.json", """
                {"reflection": [{"condition": {"typeReached": "org.lib.B"}, "type": "org.lib.A"}]}""").rules())
                .extracting(KeepRule::when)
                .containsExactly(whenB);
    }

    @Test
    void aClassThatNeverCountsHasNoRule() {
        Conditions onlyB = (className, when) -> className.endsWith("B") ? Optional.of(when) : Optional.empty();

        assertThat(texts(library(with(
                                classes("org.lib.A", "org.lib.B"),
                                FOLDER + "reflect-config.json",
                                text("[{\"name\": \"org.lib.A\"}, {\"name\": \"org.lib.B\"}]")))
                        .rules(new NativeImageMetadata(onlyB))))
                .containsExactly("-keep class org.lib.B { *; }");
    }

    @Test
    void proxiesArraysAndSerializedClassesAreNamedInTheirOwnWays() {
        assertThat(texts(collect("proxy-config.json", "[[\"org.lib.A\"], {\"interfaces\": [\"org.lib.B\"]}]")))
                .containsExactly("-keep class org.lib.A { *; }", "-keep class org.lib.B { *; }");
        assertThat(texts(collect("jni-config.json", "[{\"name\": \"[Lorg.lib.A;\"}, {\"name\": \"org.lib.B[]\"}]")))
                .containsExactly("-keep class org.lib.A { *; }", "-keep class org.lib.B { *; }");
        assertThat(texts(collect("serialization-config.json", """
                {"types": [{"name": "org.lib.A"}], "lambdaCapturingTypes": [{"name": "org.lib.B"}], "proxies": []}""")))
                .containsExactlyInAnyOrder("-keep class org.lib.A { *; }", "-keep class org.lib.B { *; }");
        assertThat(texts(collect("reachability-metadata.json", """
                {"reflection": [{"type": {"proxy": ["org.lib.A"]}}], "resources": [{"glob": "org.lib.B"}]}"""))).containsExactly("-keep class org.lib.A { *; }");
    }

    @Test
    void aBundleIsEachOfItsClassesWhateverTheLocale() {
        var entries = classes("org.lib.Texts", "org.lib.Texts_de", "org.lib.TextsOfOthers");

        for (String json : List.of(
                "{\"bundles\": [{\"name\": \"org.lib.Texts\", \"locales\": [\"\"]}]}",
                "{\"resources\": [{\"bundle\": \"org.lib.Texts\"}]}")) {
            assertThat(texts(library(with(entries, FOLDER + "resource-config.json", text(json)))
                            .rules(new NativeImageMetadata(Conditions.AS_IT_SAYS))))
                    .containsExactly("-keep class org.lib.Texts { *; }", "-keep class org.lib.Texts_de { *; }");
        }
    }

    @Test
    void aLambdaIsWhereItStandsAndResourcesAreNoClasses() {
        assertThat(texts(collect("reachability-metadata.json", """
                {"serialization": [{"type": {"lambda": {"declaringClass": "org.lib.A", "interfaces": ["java.lang.Runnable"]}}}],
                 "resources": [{"glob": "org/lib/B.class"}], "foreign": {"downcalls": [{"name": "org.lib.B"}]}}"""))).containsExactly("-keep class org.lib.A { *; }");
    }

    @Test
    void aFileThatIsCalledOtherwiseIsReadAsWell() {
        assertThat(texts(collect("reflection-config.json", "[{\"name\": \"org.lib.A\"}]")))
                .containsExactly("-keep class org.lib.A { *; }");
    }

    @Test
    void aFileThatIsNoJsonIsPassedOverWithANote() {
        CollectedRules found = collect("reflect-config.json", "name: org.lib.A");

        assertThat(found.rules()).isEmpty();
        assertThat(found.notes())
                .singleElement()
                .asString()
                .startsWith("META-INF/native-image/org.lib/lib/reflect-config.json of test:lib:1 is passed over,"
                        + " for it is no JSON: ");
    }

    private static CollectedRules collect(String file, String json) {
        return library(with(classes("org.lib.A", "org.lib.B"), FOLDER + file, text(json)))
                .rules(new NativeImageMetadata(Conditions.AS_IT_SAYS));
    }

    private static List<String> texts(CollectedRules found) {
        return found.rules().stream().map(KeepRule::text).toList();
    }
}
