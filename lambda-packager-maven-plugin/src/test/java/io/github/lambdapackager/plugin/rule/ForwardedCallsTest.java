package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.CATALOGUE;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardedCallsTest {
    @TempDir
    Path folder;

    @Test
    void aMethodWaitsForACallThatAProxyForwardsToIt() {
        var lettuce = compile(
                folder,
                Map.of(
                        "io.lettuce.core.api.sync.RedisCommands",
                        "package io.lettuce.core.api.sync; public interface RedisCommands { String get(Object key, int[] more); void close(); }",
                        "io.lettuce.core.AbstractRedisAsyncCommands",
                        "package io.lettuce.core; public class AbstractRedisAsyncCommands { public Object get(Object key, int[] more) { return key; } public void set() {} }"));

        assertThat(library(lettuce).rules(new ForwardedCalls(CATALOGUE)).rules())
                .containsExactly(new KeepRule(
                        "-keepclassmembers class io.lettuce.core.AbstractRedisAsyncCommands { *** get(java.lang.Object,int[]); }",
                        "calls of io.lettuce.core.api.sync.RedisCommands are forwarded to it",
                        new Trigger.MethodCalled(
                                "io.lettuce.core.api.sync.RedisCommands",
                                "get",
                                "(Ljava/lang/Object;[I)Ljava/lang/String;")));
    }

    @Test
    void otherLibrariesForwardNothing() {
        assertThat(library(RuleBench.classes("org.lib.sync.Commands", "org.lib.AsyncCommands"))
                        .rules(new ForwardedCalls(CATALOGUE)))
                .isEqualTo(CollectedRules.NONE);
    }
}
