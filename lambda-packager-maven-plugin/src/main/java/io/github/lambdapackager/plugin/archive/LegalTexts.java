package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The licences, notices and the like of all libraries in one file, each text once with the names of those whose it is:
 * many carry the same, and texts of one name differ.
 */
final class LegalTexts {
    static final String FILE = "META-INF/LICENSES.txt";

    private static final String RULE = "=".repeat(80);

    private final Map<String, Gathered> byWords = new LinkedHashMap<>();
    private final Map<ByteBuffer, Gathered> byBytes = new HashMap<>();

    private record Gathered(byte[] text, List<String> origins) {}

    void add(String name, byte[] text, Coordinates artifact) {
        byBytes.computeIfAbsent(ByteBuffer.wrap(text), same -> gathered(text))
                .origins()
                .add(name + " of " + artifact);
    }

    private Gathered gathered(byte[] text) {
        return byWords.computeIfAbsent(words(text), key -> new Gathered(text, new ArrayList<>()));
    }

    /** Copies of a licence differ in their white space. Latin-1 leaves bytes as they are. */
    private static String words(byte[] text) {
        StringTokenizer words = new StringTokenizer(new String(text, StandardCharsets.ISO_8859_1));
        StringBuilder all = new StringBuilder(text.length);
        while (words.hasMoreTokens()) {
            all.append(words.nextToken()).append(' ');
        }
        return all.toString();
    }

    boolean isEmpty() {
        return byWords.isEmpty();
    }

    byte[] toBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byWords.values().forEach(gathered -> {
            String heading = RULE + "\n" + String.join("\n", gathered.origins()) + "\n" + RULE + "\n\n";
            all.writeBytes(heading.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(gathered.text());
            all.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        });
        return all.toByteArray();
    }
}
