package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.ALWAYS;
import static io.github.lambdapackager.plugin.rule.RuleBench.CATALOGUE;
import static io.github.lambdapackager.plugin.rule.RuleBench.LIBRARY_REACHED;
import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServicesTest {
    @Test
    void aProviderWaitsForItsServiceWhichAnotherArtifactMayBring() {
        var bench = library(provider("org.lib.Tool", "# tools\norg.lib.Hammer # the best\n\n"))
                .and("api", classes("org.lib.Tool"));

        assertThat(bench.rules(new Services(CATALOGUE)).rules())
                .containsExactly(KeepRule.whole(
                        "org.lib.Hammer",
                        "named in META-INF/services/org.lib.Tool of test:lib:1",
                        new Trigger.ClassAsked("org.lib.Tool")));
    }

    @Test
    void aProviderOfAProvidedServiceAlwaysCounts() {
        assertThat(library(provider("org.lib.Tool", "org.lib.Hammer"))
                        .provided(classes("org.lib.Tool"))
                        .rules(new Services(CATALOGUE))
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(ALWAYS);
    }

    @Test
    void aProviderForTheJdkWaitsForThePackageUnlessItExtendsTheJdkFromBelow() {
        assertThat(whenProviding("java.sql.Driver")).isEqualTo(new Trigger.PackageReached("java.sql"));
        assertThat(whenProviding("java.nio.file.spi.FileSystemProvider")).isEqualTo(ALWAYS);
    }

    @Test
    void aServiceThatIsOnNoClassPathIsWantedOnceItsArtifactIsReached() {
        assertThat(whenProviding("org.gone.Tool")).isEqualTo(LIBRARY_REACHED);
    }

    @Test
    void whatIsNoPackagedClassOrNoServiceFileBringsNoRule() {
        Map<String, byte[]> missing = with(classes(), "META-INF/services/org.lib.Tool", text("org.lib.Hammer"));
        Map<String, byte[]> deeper =
                with(classes("org.lib.Hammer"), "META-INF/services/org/camel/Tool", text("org.lib.Hammer"));

        assertThat(library(missing).rules(new Services(CATALOGUE)).rules()).isEmpty();
        assertThat(library(deeper).rules(new Services(CATALOGUE)).rules()).isEmpty();
    }

    @Test
    void aVariantOfAServiceIsWantedOnceTheClassIsReachedThatChoosesIt() {
        assertThat(whenProviding("org.lib.Hammer.small")).isEqualTo(new Trigger.ClassReached(Set.of("org.lib.Hammer")));
    }

    private static Trigger whenProviding(String service) {
        return library(provider(service, "org.lib.Hammer"))
                .rules(new Services(CATALOGUE))
                .rules()
                .get(0)
                .when();
    }

    private static Map<String, byte[]> provider(String service, String content) {
        return with(classes("org.lib.Hammer"), "META-INF/services/" + service, text(content));
    }
}
