package io.github.lambdapackager.plugin.shake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Knowledge that is data: text files beside the classes of this package, in which lines with {@code #} are comments. */
final class ShakingData {
    private ShakingData() {}

    /** The classes that a file lists, a line each, by their internal names. */
    static Set<String> classes(String file) {
        return lines(file).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace('.', '/'))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> lines(String file) {
        try (InputStream content = Objects.requireNonNull(ShakingData.class.getResourceAsStream(file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's file " + file, e);
        }
    }
}
