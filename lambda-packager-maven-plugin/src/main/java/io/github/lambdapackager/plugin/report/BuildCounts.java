package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import java.util.List;

/**
 * How much work a build had.
 *
 * @param parsedJars jars that were opened and inflated
 * @param shakenFunctions functions that were shaken
 * @param writtenZips packages that were written, be it from the cache
 */
public record BuildCounts(int parsedJars, int shakenFunctions, int writtenZips) {
    public static final BuildCounts NONE = new BuildCounts(0, 0, 0);

    /** Of a module whose packages these are. */
    public static BuildCounts of(int parsedJars, List<FunctionRow> rows) {
        return new BuildCounts(
                parsedJars,
                (int) rows.stream().filter(row -> row.origin() == Origin.BUILT).count(),
                (int) rows.stream()
                        .filter(row -> row.origin() != Origin.UNCHANGED)
                        .count());
    }

    public BuildCounts plus(BuildCounts other) {
        return new BuildCounts(
                parsedJars + other.parsedJars,
                shakenFunctions + other.shakenFunctions,
                writtenZips + other.writtenZips);
    }

    /** One line. */
    public String summary() {
        return "jars parsed: " + parsedJars + ", functions shaken: " + shakenFunctions + ", zips written: "
                + writtenZips;
    }
}
