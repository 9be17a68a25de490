package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePartsTest {
    @ParameterizedTest
    @CsvSource({
        "words.txt, org/lib/data/words.txt",
        "/org/lib/data/words.txt, org/lib/data/words.txt",
        "see classpath:data/words.txt!, org/lib/data/words.txt",
        "words, org/lib/data/words.txt",
        "org.lib.data.Messages, org/lib/data/Messages_de_AT.properties",
        "words_, org/lib/data/words_en.txt",
        "_words.txt, org/lib/data/en_words.txt",
        "%s_words.txt, org/lib/data/en_words.txt",
        "tableL, org/lib/data/tableL5.bin.properties",
        ".bin.properties lowMc, org/lib/data/lowMcL5.bin.properties",
        "org/lib/data, org/lib/data/words.txt",
        "org/lib/data/, org/lib/data/more/words.txt",
        "org.lib.data, org/lib/data/words.txt",
        "/org.lib.data org.lib.data, org/lib/data/words.txt",
        "data/, org/lib/data/words.txt",
        "/lib/data, org/lib/data/words.txt",
        "org.lib.data.w, org/lib/data/w17.txt",
        "data/w, org/lib/data/w17.txt"
    })
    void aTextThatHasPartOfANameMayNameTheFile(String text, String file) {
        assertThat(mayName(text, file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "other.txt, org/lib/data/words.txt",
        "txt, org/lib/data/words.txt",
        ".txt, org/lib/data/words.txt",
        "word, org/lib/data/words.txt",
        "ords, org/lib/data/words.txt",
        "org, org/lib/data/words.txt",
        "org.lib, org/lib/data/words.txt",
        "org/lib/, org/lib/data/words.txt",
        "org.lib.other, org/lib/data/words.txt",
        "a/w, org/lib/data/w17.txt",
        "w, org/lib/data/w17.txt"
    })
    void anyOtherTextNamesAnotherFile(String text, String file) {
        assertThat(mayName(text, file)).isFalse();
    }

    private static boolean mayName(String text, String file) {
        NameParts parts = new NameParts();
        parts.read(text);
        return parts.mayName(file, "org/lib");
    }
}
