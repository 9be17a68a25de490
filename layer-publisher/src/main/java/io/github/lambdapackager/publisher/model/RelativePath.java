package io.github.lambdapackager.publisher.model;

import java.util.regex.Pattern;

/** What a path in a manifest may look like: the same on every machine, and to be read in one way only. */
final class RelativePath {
    private static final String SEGMENT = "(?!\\.{1,2}(/|$))[^/\\\\:\\p{Cntrl}]+";
    private static final Pattern INSIDE = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");
    private static final Pattern RELATIVE = Pattern.compile("(\\.\\./)*" + INSIDE.pattern());

    private RelativePath() {}

    /** A path that may start with {@code ../}, for a merged manifest lies in another module than its zips. */
    static void check(String path) {
        check(RELATIVE, path);
    }

    /** A path that stays below its root, as the name of a file inside a zip does. */
    static void checkInside(String path) {
        check(INSIDE, path);
    }

    private static void check(Pattern pattern, String path) {
        if (!pattern.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is not a normalized relative path with / between names");
        }
    }
}
