package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ManifestTextTest {
    private static final String LONG = "grün ".repeat(60).strip();

    @Test
    void longValuesReadBackTheSame() {
        byte[] text = ManifestText.write(
                new TreeMap<>(Map.of("Implementation-Vendor", LONG)),
                new TreeMap<>(Map.of("org/example/".repeat(9), new TreeMap<>(Map.of("Sealed", "true")))));

        var manifest = ManifestText.parse(text);
        assertThat(manifest.getMainAttributes().getValue("Implementation-Vendor"))
                .isEqualTo(LONG);
        assertThat(manifest.getAttributes("org/example/".repeat(9)).getValue("Sealed"))
                .isEqualTo("true");
    }

    @Test
    void noLineIsLongerThan72Bytes() {
        byte[] text = ManifestText.write(new TreeMap<>(Map.of("Implementation-Vendor", LONG)), new TreeMap<>());

        assertThat(Arrays.stream(new String(text, StandardCharsets.ISO_8859_1).split("\r\n"))
                        .mapToInt(String::length)
                        .max())
                .hasValue(72);
    }

    @Test
    void aMalformedManifestSaysNothing() {
        assertThat(ManifestText.parse(Samples.bytes("nonsense")).getMainAttributes())
                .isEmpty();
    }
}
