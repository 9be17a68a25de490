package io.github.lambdapackager.plugin.model;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches names of files in a jar: {@code *} stands for any characters but {@code /}, {@code **} for any characters.
 * Each of them is a group of the match.
 */
public record PathPattern(Pattern regex) {
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*?");

    public PathPattern(String text) {
        this(Pattern.compile(WILDCARD.matcher(Pattern.quote(text)).replaceAll(PathPattern::group)));
    }

    private static String group(MatchResult wildcard) {
        return Matcher.quoteReplacement(wildcard.group().length() == 1 ? "\\E([^/]*)\\Q" : "\\E(.*)\\Q");
    }

    public boolean matches(String file) {
        return matcher(file).matches();
    }

    public Matcher matcher(String file) {
        return regex.matcher(file);
    }
}
