package io.github.lambdapackager.plugin.report;

import java.util.List;

/**
 * What became of one event of a function that was verified.
 *
 * @param result {@code equal}, {@code different} or why nothing could be compared
 * @param strength what the function's proof is worth
 * @param figures how much the function's events run, ready to be shown
 */
public record VerifiedRow(String function, String event, String result, String strength, String figures) {

    /** The row as types of the JDK, which all class loaders share. */
    public Object[] encoded() {
        return cells().toArray();
    }

    /** The row that {@link #encoded} came from. */
    public static VerifiedRow decoded(Object[] row) {
        return new VerifiedRow((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }

    List<String> cells() {
        return List.of(function, event, result, strength, figures);
    }
}
