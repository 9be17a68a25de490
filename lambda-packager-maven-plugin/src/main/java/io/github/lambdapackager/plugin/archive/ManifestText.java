package io.github.lambdapackager.plugin.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The text of a manifest, sorted: the JDK's own writer promises no order. */
final class ManifestText {
    private static final int LINE_BYTES = 72;
    private static final byte[] NEW_LINE = {'\r', '\n'};

    private ManifestText() {}

    /** The manifest as the JDK reads it; an empty one when it is malformed. */
    static Manifest parse(byte[] text) {
        try {
            return new Manifest(new ByteArrayInputStream(text));
        } catch (IOException malformed) {
            return new Manifest();
        }
    }

    /** The attributes by name, in an order that knows no upper and lower case, as manifests do not. */
    static SortedMap<String, String> sorted(Attributes attributes) {
        SortedMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        attributes.forEach((name, value) -> sorted.put(name.toString(), value.toString()));
        return sorted;
    }

    /** @param main attributes beside the version */
    static byte[] write(SortedMap<String, String> main, SortedMap<String, SortedMap<String, String>> sections) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writeLine(text, "Manifest-Version: 1.0");
        writeAttributes(text, main);
        sections.forEach((name, attributes) -> {
            if (!attributes.isEmpty()) {
                writeLine(text, "Name: " + name);
                writeAttributes(text, attributes);
            }
        });
        return text.toByteArray();
    }

    private static void writeAttributes(ByteArrayOutputStream text, Map<String, String> attributes) {
        attributes.forEach((name, value) -> writeLine(text, name + ": " + value));
        text.writeBytes(NEW_LINE);
    }

    private static void writeLine(ByteArrayOutputStream text, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        for (int width = LINE_BYTES; bytes.length - start > width; width = LINE_BYTES - 1) {
            text.write(bytes, start, width);
            text.writeBytes(NEW_LINE);
            text.write(' ');
            start += width;
        }
        text.write(bytes, start, bytes.length - start);
        text.writeBytes(NEW_LINE);
    }
}
