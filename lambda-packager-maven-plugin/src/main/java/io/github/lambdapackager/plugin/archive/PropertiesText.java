package io.github.lambdapackager.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The format of {@link Properties} without their date and their order by chance. */
final class PropertiesText {
    private PropertiesText() {}

    /** The properties by key, or nothing when they are malformed. */
    static Optional<SortedMap<String, String>> parse(byte[] text) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(text));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        SortedMap<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
        return Optional.of(sorted);
    }

    static byte[] write(SortedMap<String, String> properties) {
        return properties.entrySet().stream()
                .map(entry -> escape(entry.getKey(), true) + "=" + escape(entry.getValue(), false) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String escape(String text, boolean key) {
        StringBuilder escaped = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < ' ' || character > '~') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                continue;
            }
            boolean special = "\\=:#!".indexOf(character) >= 0 || (character == ' ' && (key || index == 0));
            escaped.append(special ? "\\" : "").append(character);
        }
        return escaped.toString();
    }
}
