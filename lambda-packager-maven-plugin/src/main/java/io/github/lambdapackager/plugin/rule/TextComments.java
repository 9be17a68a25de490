package io.github.lambdapackager.plugin.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes comments out of texts whose format is known by their suffix: whoever reads such a text passes over them. */
final class TextComments {
    private static final Map<String, Pattern> BY_SUFFIX = bySuffix();

    private TextComments() {}

    private static Map<String, Pattern> bySuffix() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        patterns.put(".properties", Pattern.compile("(?m)^[ \\t\\f]*[#!].*$"));
        patterns.put(".yaml", Pattern.compile("(?m)^ *#.*$"));
        patterns.put(".yml", Pattern.compile("(?m)^ *#.*$"));
        patterns.put(".sql", Pattern.compile("(?m)^[ \\t]*(--|#).*$|/\\*(?s:.*?)\\*/"));
        patterns.put(".xml", Pattern.compile("<!--(?s:.*?)-->"));
        return patterns;
    }

    static String without(String file, String text) {
        return BY_SUFFIX.entrySet().stream()
                .filter(format -> file.endsWith(format.getKey()))
                .findFirst()
                .map(format -> format.getValue().matcher(text).replaceAll(" "))
                .orElse(text);
    }
}
