package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedByFilesTest {
    private static final String DEFINITION = "org.lib.$Stock$Definition";

    @Test
    void aFileNamedForAClassInTheFolderOfAServiceWaitsForTheService() {
        String file = "META-INF/micronaut/org.lib.Reference/" + DEFINITION;
        assertThat(rules(file))
                .containsExactly(KeepRule.whole(
                        DEFINITION,
                        "named by the file " + file + " of test:lib:1",
                        new Trigger.ClassReached(Set.of("org.lib.Reference"))));
    }

    @Test
    void inAnyOtherFolderItWaitsForItsArtifact() {
        assertThat(rules("META-INF/beans/" + DEFINITION))
                .extracting(KeepRule::when)
                .containsExactly(RuleBench.LIBRARY_REACHED);
    }

    @Test
    void otherFilesNameNothing() {
        assertThat(rules("META-INF/services/org.lib.Reference")).isEmpty();
        assertThat(rules("org/lib/messages.properties")).isEmpty();
    }

    private static List<KeepRule> rules(String file) {
        return library(with(classes("org.lib.Reference", DEFINITION), file, new byte[0]))
                .rules(new NamedByFiles())
                .rules();
    }
}
