package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableDeflaterTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1000, 65_535, 65_536, 65_537, 3_000_000})
    void theJdkInflatesWhatIsDeflated(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] text = new byte[length];
        for (int index = 0; index < length; index++) {
            text[index] = (byte) "aeiou".charAt((noise[index] & 0xff) % 5);
        }

        assertThat(inflate(StableDeflater.deflate(noise))).isEqualTo(noise);
        assertThat(inflate(StableDeflater.deflate(text))).isEqualTo(text);
    }

    @Test
    void theBytesAreTheSameOnEveryMachine() {
        byte[] text = Samples.bytes("the same input gives the same bytes, ".repeat(1000));

        assertThat(ContentDigest.sha256(StableDeflater.deflate(text)))
                .isEqualTo("c9fe1cf68b29f6aaa6ba2fc5f39d97efeb7336236d2483f19f556d6e4aa2a2c5");
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
