package io.github.lambdapackager.plugin.report;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them: a KB is 1,000 bytes, an MB 1,000,000. */
final class Figures {
    private static final String ARROW = " → ";

    private Figures() {}

    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d KB", Math.round(bytes / 1e3))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String sizes(long before, long after) {
        return size(before) + ARROW + size(after);
    }

    static String counts(int before, int after) {
        return String.format(Locale.ROOT, "%,d%s%,d", before, ARROW, after);
    }

    static String percent(long before, long after) {
        return before == 0 ? "" : Math.round(100.0 * after / before) + " %";
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
