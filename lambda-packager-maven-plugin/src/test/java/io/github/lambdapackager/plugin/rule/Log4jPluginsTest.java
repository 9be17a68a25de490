package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.Log4jPluginFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Log4jPluginsTest {
    @TempDir
    Path folder;

    private static final String CONSOLE = "org.apache.logging.log4j.core.appender.ConsoleAppender";
    private static final String SOCKET = "org.apache.logging.log4j.core.appender.SocketAppender";
    private static final String DATE_CONVERTER = "org.apache.logging.log4j.core.pattern.DatePatternConverter";
    private static final Trigger LIST_IS_READ =
            new Trigger.ClassReached(Set.of("org.apache.logging.log4j.core.config.plugins.util.PluginRegistry"));

    @Test
    void thePluginsOfLog4jItselfWaitForTheReaderOfTheirList() throws Exception {
        assertThat(collect(listOfLog4j(), CONSOLE).rules())
                .containsExactly(
                        KeepRule.whole(CONSOLE, "named in " + Log4jPluginFile.PATH + " of test:lib:1", LIST_IS_READ));
    }

    @Test
    void whereAConfigurationTravelsAnElementWaitsForItsNameInAStringUnlessTheConfigurationNamesIt() throws Exception {
        var entries = with(classes(CONSOLE, SOCKET), Log4jPluginFile.PATH, listOfLog4j());

        assertThat(RuleBench.module(configured("<Configuration><Appenders><CONSOLE name=\"out\"/></Appenders>"))
                        .and("lib", entries)
                        .rules(Log4jPlugins::new)
                        .rules())
                .extracting(KeepRule::text, KeepRule::when)
                .containsExactly(
                        tuple(KeepRule.wholeText(CONSOLE), LIST_IS_READ),
                        tuple(KeepRule.wholeText(SOCKET), new Trigger.NameReached(Set.of("socket"))));
    }

    @Test
    void aTypeThatTheConfigurationComputesMayBeAny() throws Exception {
        var entries = with(classes(SOCKET), Log4jPluginFile.PATH, listOfLog4j());

        assertThat(RuleBench.module(configured("<Appender type=\"${env:APPENDER}\" name=\"out\"/>"))
                        .and("lib", entries)
                        .rules(Log4jPlugins::new)
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(LIST_IS_READ);
    }

    @Test
    void aPluginThatIsNoElementOfAConfigurationWaitsForTheReaderAlone() throws Exception {
        var entries = with(classes(DATE_CONVERTER), Log4jPluginFile.PATH, listOfLog4j());

        assertThat(RuleBench.module(configured("<Configuration/>"))
                        .and("lib", entries)
                        .rules(Log4jPlugins::new)
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(LIST_IS_READ);
    }

    @ParameterizedTest
    @CsvSource({
        "pattern=\"%d{ISO8601} %m\", true",
        "pattern=\"%-20dates %m\", true",
        "pattern=\"%m${env:MORE}\", true",
        "pattern=\"%m %level\", false"
    })
    void aConverterWaitsForItsKeyInAPatternUnlessTheConfigurationHasIt(String layout, boolean has) throws Exception {
        String keys = "org.apache.logging.log4j.core.pattern.ConverterKeys";
        var converter = compile(
                folder,
                Map.of(
                        keys,
                        "package org.apache.logging.log4j.core.pattern; public @interface ConverterKeys { String[] value(); }",
                        DATE_CONVERTER,
                        "package org.apache.logging.log4j.core.pattern; @ConverterKeys({\"d\", \"date\"}) public class DatePatternConverter {}"));

        assertThat(RuleBench.module(configured("<PatternLayout " + layout + "/>"))
                        .and("lib", with(converter, Log4jPluginFile.PATH, listOfLog4j()))
                        .rules(Log4jPlugins::new)
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(has ? LIST_IS_READ : new Trigger.ConversionReached(Set.of("d", "date")));
    }

    @Test
    void whatGraalVmIsToldOfAPluginSaysNoMore() throws Exception {
        String builder = SOCKET + "$Builder";
        var entries = with(
                with(classes(SOCKET, builder), Log4jPluginFile.PATH, listOfLog4j()),
                "META-INF/native-image/g/a/reflect-config.json",
                text("[{\"name\": \"" + SOCKET + "\"}, {\"name\": \"" + builder + "\"}]"));

        assertThat(RuleBench.module(configured("<Configuration/>"))
                        .and("lib", entries)
                        .rules(classes -> {
                            Log4jPlugins plugins = new Log4jPlugins(classes);
                            return new NativeImageMetadata(
                                    (className, when) -> Optional.of(plugins.when(className, when)));
                        })
                        .rules())
                .extracting(KeepRule::text, KeepRule::when)
                .containsExactly(
                        tuple(KeepRule.wholeText(SOCKET), new Trigger.NameReached(Set.of("socket"))),
                        tuple(KeepRule.wholeText(builder), new Trigger.ClassReached(Set.of(SOCKET))));
    }

    @Test
    void pluginsThatAreOnNoClassPathBringNoRule() throws Exception {
        assertThat(collect(listOfLog4j())).isEqualTo(CollectedRules.NONE);
    }

    @Test
    void aBrokenListIsPassedOverWithANote() {
        assertThat(collect(text("no list"), CONSOLE).notes())
                .containsExactly(Log4jPluginFile.PATH + " of test:lib:1 is passed over, for it is no list of plugins");
    }

    private static Map<String, byte[]> configured(String configuration) {
        return Map.of("log4j2.xml", text(configuration));
    }

    private static CollectedRules collect(byte[] list, String... classes) {
        return library(with(classes(classes), Log4jPluginFile.PATH, list)).rules(Log4jPlugins::new);
    }

    private static byte[] listOfLog4j() throws IOException {
        URL jar = LoggerContext.class.getProtectionDomain().getCodeSource().getLocation();
        try (InputStream list = new URL("jar:" + jar + "!/" + Log4jPluginFile.PATH).openStream()) {
            return list.readAllBytes();
        }
    }
}
