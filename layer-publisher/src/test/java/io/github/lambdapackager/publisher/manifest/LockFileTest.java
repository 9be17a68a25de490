package io.github.lambdapackager.publisher.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockFileTest {
    @TempDir
    private Path folder;

    @Test
    void entriesOfOtherRegionsAndLayersStay() throws Exception {
        lockFile().update(List.of(layer("eu-west-1", "shared", 1), layer("us-east-1", "shared", 1)));
        lockFile().update(List.of(layer("eu-west-1", "shared", 2), layer("eu-west-1", "other", 1)));

        assertThat(lockFile().read())
                .containsExactly(
                        layer("eu-west-1", "other", 1),
                        layer("eu-west-1", "shared", 2),
                        layer("us-east-1", "shared", 1));
    }

    @Test
    void anEqualFileIsNotTouched() throws Exception {
        lockFile().update(List.of(layer("eu-west-1", "shared", 1)));
        Object before = Files.getAttribute(folder.resolve("lock.json"), "unix:ino");

        lockFile().update(List.of(layer("eu-west-1", "shared", 1)));

        assertThat(Files.getAttribute(folder.resolve("lock.json"), "unix:ino")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {                         | the file is not JSON                               | restore it from version control, or delete it and publish again
            []                        | the file is not a JSON object                      | restore it from version control, or delete it and publish again
            {"formatVersion": "1.0"}  | targets is missing                                 | restore it from version control, or delete it and publish again
            {"formatVersion": "2.0"}  | formatVersion 2.0 is unknown: this version reads 1.x | use the version of Lambda Packager that wrote it, or a newer one
            """)
    void aFileThatIsNoLockFileIsRefused(String text, String problem, String remedy) throws Exception {
        Path file = folder.resolve("lock.json");
        Files.writeString(file, text);

        assertThatExceptionOfType(PublishingException.class)
                .isThrownBy(() -> lockFile().read())
                .withMessage("lock file " + file + ": " + problem + "\n  → " + remedy);
    }

    private LockFile lockFile() {
        return new LockFile(folder.resolve("lock.json"));
    }

    private static LockedLayer layer(String region, String name, long number) {
        return new LockedLayer(
                new Target("111111111111", region),
                name,
                LayerSamples.digest("content " + number),
                number + "-x",
                number,
                "arn:aws:lambda:" + region + ":111111111111:layer:" + name + ":" + number);
    }
}
