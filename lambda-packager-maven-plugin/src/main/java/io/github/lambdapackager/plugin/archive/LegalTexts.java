package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The licences, notices and the like of all libraries in one file, each text once with the names of those whose it is:
 * many carry the same, and texts of one name differ.
 */
final class LegalTexts {
    static final String FILE = "META-INF/LICENSES.txt";

    private static final String RULE = "=".repeat(80);

    private final Map<String, Gathered> byWords = new LinkedHashMap<>();

    private record Gathered(byte[] text, List<String> origins) {}

    void add(String name, byte[] text, Coordinates artifact) {
        // Latin-1 leaves bytes as they are; copies of a licence differ in their white space.
        String words = new String(text, StandardCharsets.ISO_8859_1).strip().replaceAll("\\s+", " ");
        byWords.computeIfAbsent(words, key -> new Gathered(text, new ArrayList<>()))
                .origins()
                .add(name + " of " + artifact);
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
