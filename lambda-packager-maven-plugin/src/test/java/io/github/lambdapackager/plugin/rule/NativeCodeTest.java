package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.compile;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodeTest {
    @TempDir
    Path folder;

    @Test
    void anArtifactWithANativeLibraryStaysWholeOnceAClassWithNativeMethodsIsReached() {
        SortedMap<String, byte[]> entries = with(caller(), "linux/libzip.so", text("binary"));

        assertThat(library(entries).rules(new NativeCode()).rules())
                .containsExactly(new KeepRule(
                        "-keep class lib.Callback { *; }\n-keep class lib.Zip { *; }",
                        "JNI may call it back: native library linux/libzip.so of test:lib:1",
                        new Trigger.ClassReached(Set.of("lib.Zip"))));
    }

    @Test
    void librariesOfEverySystemCount() {
        for (String file : new String[] {"zip.dll", "libzip.dylib", "libzip.jnilib"}) {
            assertThat(library(with(caller(), file, text("binary")))
                            .rules(new NativeCode())
                            .rules())
                    .as(file)
                    .hasSize(1);
        }
    }

    @Test
    void nativeMethodsWithoutALibraryAndALibraryWithoutNativeMethodsBringNoRule() {
        SortedMap<String, byte[]> plain = compile(folder, Map.of("lib.Plain", "package lib; public class Plain {}"));

        assertThat(library(caller()).rules(new NativeCode())).isEqualTo(CollectedRules.NONE);
        assertThat(library(with(plain, "libzip.so", text("binary"))).rules(new NativeCode()))
                .isEqualTo(CollectedRules.NONE);
    }

    private SortedMap<String, byte[]> caller() {
        return compile(
                folder,
                Map.of(
                        "lib.Zip",
                        "package lib; public class Zip { native void deflate(); }",
                        "lib.Callback",
                        "package lib; public class Callback { void called() {} }"));
    }
}
