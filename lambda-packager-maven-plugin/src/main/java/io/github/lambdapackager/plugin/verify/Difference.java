package io.github.lambdapackager.plugin.verify;

/**
 * Something that the shaken package did differently.
 *
 * @param where such as {@code event placed, answer at /body/total} or {@code log}
 */
public record Difference(String where, String expected, String found) {
    private static final int LONGEST = 300;

    @Override
    public String toString() {
        return where + ": unshaken " + shortened(expected) + ", shaken " + shortened(found);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
