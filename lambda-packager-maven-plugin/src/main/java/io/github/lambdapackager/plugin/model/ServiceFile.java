package io.github.lambdapackager.plugin.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A file below {@code META-INF/services}: the providers of a service, one a line. */
public record ServiceFile(byte[] content) {

    /** The names of the providers' classes. */
    public List<String> providers() {
        return text().lines()
                .map(ServiceFile::provider)
                .filter(provider -> !provider.isEmpty())
                .toList();
    }

    /** What is left without some providers; nothing when no provider is left. */
    public Optional<byte[]> without(Predicate<String> isLeftOut) {
        List<String> providers = providers();
        if (providers.stream().noneMatch(isLeftOut)) {
            return Optional.of(content);
        }
        if (providers.stream().allMatch(isLeftOut)) {
            return Optional.empty();
        }
        return Optional.of(text().lines()
                .filter(line -> provider(line).isEmpty() || !isLeftOut.test(provider(line)))
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String provider(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
