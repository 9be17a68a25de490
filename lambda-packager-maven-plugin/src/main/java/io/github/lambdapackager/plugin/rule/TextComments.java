package io.github.lambdapackager.plugin.rule;

import java.util.Map;
import java.util.regex.Pattern;

/** Takes comments out of texts whose format is known by their suffix: whoever reads such a text passes over them. */
final class TextComments {
    private static final Pattern OF_YAML = Pattern.compile("(?m)^ *#.*$");
    private static final Map<String, Pattern> BY_SUFFIX = Map.of(
            ".properties", Pattern.compile("(?m)^[ \\t\\f]*[#!].*$"),
            ".yaml", OF_YAML,
            ".yml", OF_YAML,
            ".sql", Pattern.compile("(?m)^[ \\t]*(--|#).*$|/\\*(?s:.*?)\\*/"),
            ".xml", Pattern.compile("<!--(?s:.*?)-->"));

    private TextComments() {}

    static String without(String file, String text) {
        return BY_SUFFIX.entrySet().stream()
                .filter(format -> file.endsWith(format.getKey()))
                .findFirst()
                .map(format -> format.getValue().matcher(text).replaceAll(" "))
                .orElse(text);
    }
}
