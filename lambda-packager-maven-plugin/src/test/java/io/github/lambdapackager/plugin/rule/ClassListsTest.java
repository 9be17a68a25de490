package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.CATALOGUE;
import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassListsTest {
    private static final String GLOBAL = "software/amazon/awssdk/global/handlers/execution.interceptors";

    @Test
    void interceptorsOfAllAwsClientsWaitForTheReaderOfTheirList() {
        assertThat(rulesOf(GLOBAL))
                .containsExactly(KeepRule.whole(
                        "org.lib.Tracing",
                        "listed in " + GLOBAL + " of test:lib:1",
                        new Trigger.ClassReached(
                                Set.of("software.amazon.awssdk.core.interceptor.ClasspathInterceptorChainFactory"))));
    }

    @Test
    void interceptorsOfOneAwsClientWaitForItsPackage() {
        assertThat(rulesOf("software/amazon/awssdk/services/s3/execution.interceptors"))
                .extracting(KeepRule::when)
                .containsExactly(new Trigger.PackageReached("software.amazon.awssdk.services.s3"));
        assertThat(rulesOf("software/amazon/awssdk/services/dynamodb/streams/execution.interceptors"))
                .extracting(KeepRule::when)
                .containsExactly(new Trigger.PackageReached("software.amazon.awssdk.services.dynamodb.streams"));
    }

    @Test
    void requestHandlersOfTheFirstAwsSdkWaitForItsClients() {
        assertThat(rulesOf("com/amazonaws/global/handlers/request.handler2s"))
                .extracting(KeepRule::when)
                .containsExactly(new Trigger.ClassReached(Set.of("com.amazonaws.handlers.HandlerChainFactory")));
    }

    @Test
    void aListThatNobodyIsKnownToReadIsLeftToTheRuleForTexts() {
        assertThat(rulesOf("org/lib/execution.interceptors")).isEmpty();
        assertThat(CATALOGUE.isClassList("org/lib/execution.interceptors")).isFalse();
        assertThat(CATALOGUE.isClassList(GLOBAL)).isTrue();
    }

    @Test
    void aListMayHaveAnyFormatAndNamesWithoutItsFolder() {
        assertThat(library(with(
                                classes("org.lib.One", "org.lib.Two"),
                                "META-INF/spring.factories",
                                text("org.spring.Start=\\\n  org.lib.One,\\\n  org.lib.Two\n")))
                        .rules(new ClassLists(CATALOGUE))
                        .rules())
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.One { *; }", "-keep class org.lib.Two { *; }");
        assertThat(library(with(classes("org.lib.One"), "org/lib/jaxb.index", text("One\nGone\n")))
                        .rules(new ClassLists(CATALOGUE))
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(
                        new Trigger.PackageReached("jakarta.xml.bind"), new Trigger.PackageReached("javax.xml.bind"));
    }

    @Test
    void whatAListSaysOfAClassWaitsForThatClass() {
        String factories = "META-INF/spring.factories";
        var lib = with(
                classes("org.lib.One", "org.lib.Two", "org.lib.Start"),
                factories,
                text("org.lib.Start=\\\n  org.lib.One\norg.gone.Start=org.lib.Two"));

        assertThat(library(lib).rules(new ClassLists(CATALOGUE)).rules())
                .containsExactly(
                        KeepRule.whole(
                                "org.lib.Two",
                                "listed in META-INF/spring.factories of test:lib:1",
                                new Trigger.ClassReached(
                                        Set.of("org.springframework.core.io.support.SpringFactoriesLoader"))),
                        KeepRule.whole(
                                "org.lib.One",
                                "listed in META-INF/spring.factories of test:lib:1",
                                new Trigger.ClassAsked("org.lib.Start")));
    }

    @Test
    void whatTellsOfReflectionCountsWithTheList() {
        String hints = "org.springframework.aot.hint.RuntimeHintsRegistrar";
        var lib =
                with(classes("org.lib.Hints", hints), "META-INF/spring/aot.factories", text(hints + "=org.lib.Hints"));

        assertThat(library(lib).rules(new ClassLists(CATALOGUE)).rules())
                .extracting(KeepRule::when)
                .containsExactly(
                        new Trigger.ClassReached(Set.of("org.springframework.core.io.support.SpringFactoriesLoader")));
    }

    @Test
    void whatAListSaysOfANamespaceWaitsForATextOrAStringWithIt() {
        String handlers = "META-INF/spring.handlers";
        var lib = with(
                classes("org.lib.OneHandler", "org.lib.TwoHandler"),
                handlers,
                text("http\\://lib.org/one=org.lib.OneHandler\nhttp\\://lib.org/two=org.lib.TwoHandler\n"));
        var beans = with(
                classes(),
                "beans.xml",
                text("<beans xmlns:one=\"http://lib.org/one\"><!-- xmlns:two=\"http://lib.org/two\" --></beans>"));
        var reader = new Trigger.ClassReached(
                Set.of("org.springframework.beans.factory.xml.DefaultNamespaceHandlerResolver"));

        assertThat(library(lib)
                        .and("beans", beans)
                        .rules(new ClassLists(CATALOGUE))
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(reader, new Trigger.AddressReached("http://lib.org/two"));
    }

    @Test
    void aListThatIsBrokenCountsAsAWhole() {
        var lib = with(
                classes("org.lib.One", "org.lib.Start"),
                "META-INF/spring.factories",
                text("org.lib.Start=org.lib.One\nbroken=\\u00"));

        assertThat(library(lib).rules(new ClassLists(CATALOGUE)).rules())
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.One { *; }", "-keep class org.lib.Start { *; }");
    }

    private static List<KeepRule> rulesOf(String file) {
        var entries = with(classes("org.lib.Tracing"), file, text("# interceptors\norg.lib.Tracing\norg.lib.Gone\n"));
        return library(entries).rules(new ClassLists(CATALOGUE)).rules();
    }
}
