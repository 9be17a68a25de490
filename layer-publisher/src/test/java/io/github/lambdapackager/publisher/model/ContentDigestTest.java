package io.github.lambdapackager.publisher.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContentDigestTest {
    /** What {@code sha256sum} gives in docs/manifest.md for the same three files. */
    static final String VECTOR = "sha256:7e8a412fa016bcc5ab0e28b1ecbade2183c2ce8c53b69b80071716e13bf0ad98";

    @Test
    void theDigestIsTheOneOfTheDocumentation() {
        assertThat(ContentDigest.of(Map.of(
                        "a.txt", "hello\n".getBytes(UTF_8),
                        "b/empty", new byte[0],
                        "lib/x.jar!/é.txt", "é".getBytes(UTF_8))))
                .hasToString(VECTOR);
    }

    @Test
    void nothingHasTheDigestOfNoBytes() {
        assertThat(ContentDigest.of(Map.of()))
                .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theOrderInWhichFilesComeDoesNotMatter() {
        assertThat(ContentDigest.of(inOrder("a", "b", "c"))).isEqualTo(ContentDigest.of(inOrder("c", "a", "b")));
    }

    @Test
    void namesAreOrderedByTheirBytesNotByTheirCharacters() {
        // U+FF5E sorts after U+1F600 as char, before it as UTF-8.
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("\uD83D\uDE00", ContentDigest.sha256(new byte[0]));
        hashes.put("\uFF5E", ContentDigest.sha256(new byte[0]));

        String line = ContentDigest.sha256(new byte[0]) + "  ";
        byte[] listed = (line + "\uFF5E\0" + line + "\uD83D\uDE00\0").getBytes(UTF_8);
        assertThat(ContentDigest.ofHashes(hashes)).hasToString("sha256:" + ContentDigest.sha256(listed));
    }

    @Test
    void hashesOfContentsServeAsWellAsContents() {
        assertThat(ContentDigest.ofHashes(Map.of("a.txt", ContentDigest.sha256("hello\n".getBytes(UTF_8)))))
                .isEqualTo(ContentDigest.of(Map.of("a.txt", "hello\n".getBytes(UTF_8))));
    }

    @Test
    void anotherNameOrAnotherContentIsAnotherDigest() {
        ContentDigest digest = ContentDigest.of(Map.of("a", new byte[] {1}));

        assertThat(digest)
                .isNotEqualTo(ContentDigest.of(Map.of("b", new byte[] {1})))
                .isNotEqualTo(ContentDigest.of(Map.of("a", new byte[] {2})));
    }

    @Test
    void aNameThatCouldHideAnotherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentDigest.of(Map.of("a\0b", new byte[0])))
                .withMessage("a file's name contains the character NUL");
    }

    @Test
    void whatIsNoSha256IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentDigest("ABC"))
                .withMessage("\"ABC\" is not a SHA-256 in lower-case hexadecimal digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentDigest.ofHashes(Map.of("a", "ABC")))
                .withMessage("\"ABC\" is not a SHA-256 in lower-case hexadecimal digits");
    }

    private static Map<String, byte[]> inOrder(String... names) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : names) {
            contents.put(name, name.getBytes(UTF_8));
        }
        return contents;
    }
}
