package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.ALWAYS;
import static io.github.lambdapackager.plugin.rule.RuleBench.CATALOGUE;
import static io.github.lambdapackager.plugin.rule.RuleBench.LIBRARY_REACHED;
import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.rule.RuleBench.module;
import static io.github.lambdapackager.plugin.rule.RuleBench.with;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedInTextTest {
    @Test
    void aClassThatALibrarysTextNamesCountsOnceTheLibraryIsReached() {
        assertThat(rulesOf("lib.properties", text("impl = org.lib.A\n")))
                .containsExactly(KeepRule.whole("org.lib.A", "named in lib.properties of test:lib:1", LIBRARY_REACHED));
    }

    @Test
    void aClassThatATextOfTheModuleNamesAlwaysCounts() {
        assertThat(module(with(classes("org.lib.A"), "application.yml", text("type: org.lib.A")))
                        .rules(new NamedInText(CATALOGUE))
                        .rules())
                .extracting(KeepRule::when)
                .containsExactly(ALWAYS);
    }

    @Test
    void namesAreFoundAmongWhateverSurroundsThem() {
        assertThat(rulesOf("lib.xml", text("<bean class=\"org.lib.A\"/> see org.lib.Outer.Inner.")))
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.A { *; }", "-keep class org.lib.Outer$Inner { *; }");
        assertThat(rulesOf("lib.txt", text("/org/lib/A.class and org.lib.Outer$Inner#run, x.org.lib.Outer")))
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.A { *; }", "-keep class org.lib.Outer$Inner { *; }");
        assertThat(rulesOf("lib.factories", text("org.lib.Outer=\\\n  org.lib.A.create,\\\n  org.gone.B")))
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.A { *; }", "-keep class org.lib.Outer { *; }");
    }

    @Test
    void aTextInLatin1IsReadAsWell() {
        assertThat(rulesOf("lib.properties", "# Größe\nimpl=org.lib.A".getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.A { *; }");
    }

    @Test
    void aNameInABinaryFileMayFollowItsLength() {
        assertThat(rulesOf("META-INF/dgminfo", text("\0\1\0Gorg/lib/A\0\7")))
                .extracting(KeepRule::text)
                .containsExactly("-keep class org.lib.A { *; }");
    }

    @Test
    void documentsBinariesAndWhatHasARuleSourceOfItsOwnAreNotRead() {
        for (String file : List.of(
                "README.md",
                "META-INF/NOTICE.txt",
                "META-INF/maven/g/a/pom.properties",
                "META-INF/services/org.lib.Tool",
                "META-INF/proguard/lib.pro",
                "META-INF/native-image/g/a/reflect-config.json",
                "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat",
                "software/amazon/awssdk/services/s3/execution.interceptors")) {
            assertThat(rulesOf(file, text("org.lib.A"))).as(file).isEmpty();
        }
        assertThat(rulesOf("lib.bin", text("\0org.lib.A\0"))).isEmpty();
    }

    @Test
    void aNameInACommentKeepsNothing() {
        assertThat(rulesOf("tables.sql", text("-- set driver = org.lib.A\n# org.lib.A\n/* or\norg.lib.A */ select 1;")))
                .isEmpty();
        assertThat(rulesOf("lib.properties", text("# impl=org.lib.A\n  ! org.lib.A\n")))
                .isEmpty();
        assertThat(rulesOf("lib.yml", text("  # impl: org.lib.A\n"))).isEmpty();
        assertThat(rulesOf("lib.xml", text("<!-- <bean\nclass=\"org.lib.A\"/> -->")))
                .isEmpty();
    }

    @Test
    void whatOnlyLooksLikeACommentIsRead() {
        for (String file : List.of("lib.properties", "lib.yml", "lib.xml", "lib.sql")) {
            assertThat(rulesOf(file, text("a=org.lib.A#run ! x\n"))).as(file).hasSize(1);
        }
        assertThat(rulesOf("lib.unknown", text("# org.lib.A"))).hasSize(1);
    }

    private static List<KeepRule> rulesOf(String file, byte[] content) {
        var entries = with(classes("org.lib.A", "org.lib.Outer", "org.lib.Outer$Inner"), file, content);
        return library(entries).rules(new NamedInText(CATALOGUE)).rules();
    }
}
