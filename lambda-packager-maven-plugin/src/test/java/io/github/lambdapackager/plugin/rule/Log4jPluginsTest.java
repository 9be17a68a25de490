package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Set;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;

class Log4jPluginsTest {
    private static final String CONSOLE = "org.apache.logging.log4j.core.appender.ConsoleAppender";

    @Test
    void thePluginsOfLog4jItselfWaitForTheReaderOfTheirList() throws Exception {
        assertThat(collect(listOfLog4j(), CONSOLE).rules())
                .containsExactly(KeepRule.whole(
                        CONSOLE,
                        "named in " + Log4jPlugins.FILE + " of test:lib:1",
                        new Trigger.ClassReached(
                                Set.of("org.apache.logging.log4j.core.config.plugins.util.PluginRegistry"))));
    }

    @Test
    void pluginsThatAreOnNoClassPathBringNoRule() throws Exception {
        assertThat(collect(listOfLog4j())).isEqualTo(CollectedRules.NONE);
    }

    @Test
    void aBrokenListIsPassedOverWithANote() {
        assertThat(collect(text("no list"), CONSOLE).notes())
                .containsExactly(Log4jPlugins.FILE + " of test:lib:1 is passed over, for it is no list of plugins");
    }

    private static CollectedRules collect(byte[] list, String... classes) {
        return library(with(classes(classes), Log4jPlugins.FILE, list)).rules(new Log4jPlugins());
    }

    private static byte[] listOfLog4j() throws IOException {
        URL jar = LoggerContext.class.getProtectionDomain().getCodeSource().getLocation();
        try (InputStream list = new URL("jar:" + jar + "!/" + Log4jPlugins.FILE).openStream()) {
            return list.readAllBytes();
        }
    }
}
