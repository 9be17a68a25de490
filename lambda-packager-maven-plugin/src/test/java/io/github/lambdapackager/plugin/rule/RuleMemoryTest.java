package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.rule.RuleMemory.Setting;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RuleMemoryTest {
    private final ClasspathElement module = element("module", true);
    private final ClasspathElement lib = element("lib", false);
    private final ClasspathElement parts = element("parts", false, "org.parts.Part");
    private final ClasspathElement other = element("other", false, "org.other.Other");
    private final RuleMemory.Part memory =
            new RuleMemory().in(new Setting(RuleSources.ALL, Optional.empty(), 17, Map.of()));
    private final AtomicInteger calls = new AtomicInteger();

    /** Keeps a class of another artifact, where there is one. */
    private CollectedRules partIfThere(PackagedArtifact artifact, ClassIndex classes) {
        calls.incrementAndGet();
        return classes.isPackaged("org.parts.Part")
                ? new CollectedRules(
                        List.of(KeepRule.whole("org.parts.Part", "wanted by " + artifact.name(), artifact.reached())),
                        List.of())
                : CollectedRules.NONE;
    }

    private static ClasspathElement element(String name, boolean own, String... names) {
        return new ClasspathElement(
                new ResolvedArtifact(new Coordinates("test", name, "1", "", "jar"), Path.of(name + ".jar"), own),
                classes(names),
                false);
    }

    private List<KeepRule> rulesOf(ClasspathElement asked, ClasspathElement... packaged) {
        ClassIndex classes = new ClassIndex(new ClasspathContent(List.of(packaged), List.of()), 17);
        PackagedArtifact artifact = classes.artifacts().stream()
                .filter(each -> each.element().equals(asked))
                .findFirst()
                .orElseThrow();
        return memory.rules("parts", this::partIfThere, artifact, classes).rules();
    }

    @Test
    void whatWasAskedIsNotAskedAgainWhereTheAnswersAreTheSame() {
        List<KeepRule> first = rulesOf(lib, module, lib, parts);

        assertThat(rulesOf(lib, element("otherModule", true), lib, parts, other))
                .isEqualTo(first);
        assertThat(first).hasSize(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anotherAnswerBringsOtherRulesAndBothAreRemembered() {
        assertThat(rulesOf(lib, module, lib, parts)).hasSize(1);
        assertThat(rulesOf(lib, module, lib, other)).isEmpty();
        assertThat(rulesOf(lib, module, lib, parts)).hasSize(1);
        assertThat(rulesOf(lib, module, lib)).isEmpty();
        assertThat(calls).hasValue(2);
    }

    @Test
    void anArtifactThatStandsElsewhereIsWaitedForThere() {
        rulesOf(lib, module, lib, parts);

        assertThat(rulesOf(lib, module, other, parts, lib))
                .extracting(KeepRule::when)
                .containsExactly(new Trigger.ArtifactReached(3));
        assertThat(calls).hasValue(1);
    }

    @Test
    void theModulesOwnClassesAndAnotherFileOfTheArtifactAreAsked() {
        rulesOf(module, module, parts);
        rulesOf(module, module, parts);
        assertThat(calls).hasValue(2);

        rulesOf(lib, module, lib);
        ClasspathElement rebuilt = element("lib", false);
        rulesOf(rebuilt, module, rebuilt);
        assertThat(calls).hasValue(4);
    }
}
