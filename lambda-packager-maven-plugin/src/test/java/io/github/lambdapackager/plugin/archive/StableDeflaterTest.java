package io.github.lambdapackager.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableDeflaterTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1000, 16_384, 65_535, 65_536, 65_537, 262_144, 262_145, 3_000_000})
    void theJdkInflatesWhatIsDeflated(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] text = new byte[length];
        for (int index = 0; index < length; index++) {
            text[index] = (byte) "aeiou".charAt((noise[index] & 0xff) % 5);
        }

        assertThat(inflate(StableDeflater.deflate(noise))).isEqualTo(noise);
        assertThat(inflate(StableDeflater.deflate(text))).isEqualTo(text);
        assertThat(inflate(StableDeflater.deflate(new byte[length]))).isEqualTo(new byte[length]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whereverContentIsCutThePiecesMakeOneStream(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = mixed(random, random.nextInt(400_000));
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        int start = 0;
        do {
            int longest = 1 << random.nextInt(18);
            int end = Math.min(content.length, start + 1 + random.nextInt(longest));
            deflated.writeBytes(StableDeflater.deflate(new ContentPiece(content, start, end)));
            start = end;
        } while (start < content.length);

        assertThat(inflate(deflated.toByteArray())).isEqualTo(content);
    }

    @Test
    void whatTwoContentsHaveInCommonFallsIntoTheSamePieces() {
        byte[] common = mixed(new Random(1), 2_000_000);

        List<byte[]> some = pieces(join(mixed(new Random(2), 100_000), common));
        List<byte[]> others = pieces(join(mixed(new Random(3), 333_333), common));

        // What is before the common part differs, and a piece or two at its start.
        assertThat(some.subList(some.size() - 20, some.size()))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(others.subList(others.size() - 20, others.size()));
    }

    @Test
    void theBytesAreTheSameOnEveryMachine() {
        byte[] text = Samples.bytes("the same input gives the same bytes, ".repeat(1000));

        assertThat(ContentDigest.sha256(StableDeflater.deflate(text)))
                .isEqualTo("c9fe1cf68b29f6aaa6ba2fc5f39d97efeb7336236d2483f19f556d6e4aa2a2c5");
        assertThat(ContentDigest.sha256(StableDeflater.deflate(mixed(new Random(7), 3_000_000))))
                .isEqualTo("017d8f40c423bc3b3b9339743677463d00a8b7d412891d027d50f5c200de0f19");
    }

    @Test
    void piecesThatAreKnownGiveTheSameBytesWithinTheirLimit() {
        byte[] content = mixed(new Random(5), 1_000_000);
        byte[] expected = StableDeflater.deflate(content);
        DeflatedPieces generous = new DeflatedPieces(Long.MAX_VALUE);
        DeflatedPieces strict = new DeflatedPieces(100_000);

        for (int round = 0; round < 2; round++) {
            assertThat(generous.deflate(content)).isEqualTo(expected);
            assertThat(strict.deflate(content)).isEqualTo(expected);
            assertThat(generous.bytes()).isEqualTo(expected.length);
            assertThat(strict.bytes()).isBetween(1L, 100_000L);
        }
    }

    private static List<byte[]> pieces(byte[] content) {
        return ContentPiece.of(content).stream().map(StableDeflater::deflate).toList();
    }

    private static byte[] join(byte[] start, byte[] end) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(start);
        joined.writeBytes(end);
        return joined.toByteArray();
    }

    /** Runs of noise, of one byte, and of what was there before. */
    private static byte[] mixed(Random random, int length) {
        byte[] content = new byte[length];
        int index = 0;
        while (index < length) {
            int end = Math.min(length, index + 1 + random.nextInt(3000));
            int kind = random.nextInt(3);
            int back = 1 + random.nextInt(40_000);
            for (; index < end; index++) {
                content[index] = kind == 0 || index < back
                        ? (byte) random.nextInt()
                        : content[kind == 1 ? index - 1 : index - back];
            }
        }
        return content;
    }

    private static byte[] inflate(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
