package io.github.lambdapackager.publisher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoordinatesTest {
    @Test
    void aJarIsWrittenAsGroupArtifactVersion() {
        assertThat(Coordinates.jar("com.acme", "orders", "1.0")).hasToString("com.acme:orders:1.0");
    }

    @Test
    void aClassifierStandsBeforeTheVersion() {
        assertThat(new Coordinates("com.acme", "orders", "1.0", "linux", "jar"))
                .hasToString("com.acme:orders:linux:1.0");
    }

    @Test
    void anotherExtensionThanJarStandsThird() {
        assertThat(new Coordinates("com.acme", "orders", "1.0", "", "zip")).hasToString("com.acme:orders:zip:1.0");
        assertThat(new Coordinates("com.acme", "orders", "1.0", "linux", "zip"))
                .hasToString("com.acme:orders:zip:linux:1.0");
    }

    @Test
    void theKeyLeavesOutTheVersion() {
        assertThat(Coordinates.jar("com.acme", "orders", "1.0").key()).isEqualTo("com.acme:orders");
        assertThat(new Coordinates("com.acme", "orders", "1.0", "linux", "zip").key())
                .isEqualTo("com.acme:orders:linux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "a/b", "a\\b", "a\nb"})
    void whatWouldMakeThemAmbiguousIsRefused(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coordinates.jar("com.acme", "orders", version))
                .withMessage("version \"" + version + "\" cannot be part of Maven coordinates");
    }

    @Test
    void aBlankClassifierIsNoClassifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coordinates("com.acme", "orders", "1.0", " ", "jar"))
                .withMessage("classifier \" \" cannot be part of Maven coordinates");
    }
}
