package io.github.lambdapackager.publisher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveTest {
    private static final String SHA256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @ParameterizedTest
    @ValueSource(strings = {"orders.zip", "a/b.zip", "../../orders/target/lambda/orders.zip", "..a", "é ü.zip"})
    void aFileIsAPathRelativeToTheManifest(String file) {
        assertThat(new Archive(file, SHA256, 1, 2).file()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "./a", "a/../b", "a/.", "..", "../", "a\\b", "C:a", "a\nb"})
    void aPathThatOthersCouldReadDifferentlyIsRefused(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Archive(file, SHA256, 1, 2))
                .withMessage("\"" + file + "\" is not a normalized relative path with / between names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV="
            })
    void aHashInAnotherFormThanLambdasIsRefused(String sha256) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Archive("orders.zip", sha256, 1, 2))
                .withMessage("\"" + sha256 + "\" is not a SHA-256 in base64");
    }

    @Test
    void sizesAreNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Archive("orders.zip", SHA256, -1, 2))
                .withMessage("sizes cannot be negative: -1 zipped, 2 unzipped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArchiveSize(1, -2))
                .withMessage("sizes cannot be negative: 1 zipped, -2 unzipped");
    }
}
