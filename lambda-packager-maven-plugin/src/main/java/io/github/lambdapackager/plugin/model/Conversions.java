package io.github.lambdapackager.plugin.model;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words after a percent sign, as in {@code %d %-5level}: what a pattern of Log4j's may convert. */
public final class Conversions {
    private static final Pattern CONVERSION = Pattern.compile("%[-+0-9.,$]*(\\p{L}[\\p{L}\\p{N}_]*)");

    private Conversions() {}

    public static Set<String> in(String text) {
        return CONVERSION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Whether a word begins with one of the keys: what follows is text. */
    public static boolean anyMeans(Collection<String> keys, Collection<String> words) {
        return words.stream().anyMatch(word -> keys.stream().anyMatch(word::startsWith));
    }
}
