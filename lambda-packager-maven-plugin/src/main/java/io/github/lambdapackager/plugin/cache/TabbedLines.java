package io.github.lambdapackager.plugin.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Lines of fields with tabs between them, behind a line with the check sum of all.
 *
 * <p>A build in which nothing has changed reads little else: what a library for a richer format loads would cost it more
 * than all the rest.
 */
final class TabbedLines {
    private static final String SPECIAL = "\\\t\n\r\f\b";

    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    void add(String... fields) {
        for (int index = 0; index < fields.length; index++) {
            text.append(index == 0 ? "" : "\t").append(escaped(fields[index]));
        }
        text.append('\n');
    }

    private static String escaped(String field) {
        return isPlain(field)
                ? field
                : field.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\f", "\\f")
                        .replace("\b", "\\b");
    }

    private static boolean isPlain(String field) {
        for (int index = 0; index < field.length(); index++) {
            if (SPECIAL.indexOf(field.charAt(index)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The whole file. */
    byte[] toBytes() {
        byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] sum = (checkSum(lines, 0) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[sum.length + lines.length];
        System.arraycopy(sum, 0, all, 0, sum.length);
        System.arraycopy(lines, 0, all, sum.length, lines.length);
        return all;
    }

    /** The fields of each line; nothing when this is no such file, or not the whole of it. */
    static Optional<List<String[]>> parse(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && bytes[start] != '\n') {
            start++;
        }
        String sum = new String(bytes, 0, start, StandardCharsets.US_ASCII);
        start++;
        if (start > bytes.length || !sum.equals(checkSum(bytes, start))) {
            return Optional.empty();
        }
        List<String[]> lines = new ArrayList<>();
        for (String line : new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8).split("\n", 0)) {
            lines.add(fields(line));
        }
        return Optional.of(lines);
    }

    private static String[] fields(String line) {
        String[] fields = line.split("\t", -1);
        if (line.indexOf('\\') >= 0) {
            for (int index = 0; index < fields.length; index++) {
                fields[index] = fields[index].translateEscapes();
            }
        }
        return fields;
    }

    private static String checkSum(byte[] bytes, int start) {
        CRC32 sum = new CRC32();
        sum.update(bytes, start, bytes.length - start);
        return Long.toHexString(sum.getValue());
    }
}
