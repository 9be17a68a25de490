package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {
    @Test
    void whatIsWrittenReadsBackTheSame() {
        var properties = new TreeMap<>(Map.of(
                "a key:=#!", " leading \t\n\\ end ", "ключ", "größe", "", "", "#", "!x=y", "\u0001", "\uD83D\uDE00"));

        assertThat(PropertiesText.parse(PropertiesText.write(properties))).contains(properties);
    }
}
