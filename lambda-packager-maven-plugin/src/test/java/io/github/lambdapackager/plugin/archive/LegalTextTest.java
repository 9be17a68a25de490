package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/LICENSE",
                "META-INF/license.txt",
                "LICENSE-junit.md",
                "NOTICE",
                "META-INF/DEPENDENCIES",
                "META-INF/FastDoubleParser-LICENSE",
                "about.html"
            })
    void textsForPeopleAreKnownByTheirNames(String name) {
        assertThat(LegalText.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "License.class",
                "org/example/LICENSE",
                "notice.properties",
                "META-INF/services/LICENSE",
                "licensed.txt",
                "META-INF/about.json"
            })
    void whatAProgramMayReadIsNone(String name) {
        assertThat(LegalText.is(name)).isFalse();
    }
}
