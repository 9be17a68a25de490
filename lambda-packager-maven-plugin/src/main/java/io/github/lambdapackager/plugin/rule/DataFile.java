package io.github.lambdapackager.plugin.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Knowledge that is data: text files beside the classes of this package. */
final class DataFile {
    private DataFile() {}

    static String text(String name) {
        try (InputStream file = DataFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the plugin lacks its file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's file " + name, e);
        }
    }

    /** Lines that say something: without comments ({@code #}) and blank ones. */
    static List<String> lines(String name) {
        return lines(text(name).lines().toList());
    }

    /** The same for the lines of any other file that has the comments of {@code META-INF/services}. */
    static List<String> lines(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
