package io.github.lambdapackager.plugin.report;

import java.time.Duration;
import java.util.List;

/**
 * What became of a function, in figures; sizes are bytes.
 *
 * @param origin whether it was built, or taken from an earlier build
 * @param layers the names of its layers
 * @param time its own steps and an even share of what its module's functions have in common
 */
public record FunctionRow(
        String function,
        long unshakenZipped,
        long zipped,
        long unshakenUnzipped,
        long unzipped,
        int classesIn,
        int classesOut,
        Origin origin,
        List<String> layers,
        Duration time) {
    public FunctionRow {
        layers = List.copyOf(layers);
    }

    /** Where a package comes from. */
    public enum Origin {
        BUILT(""),
        /** It lay in the output folder. */
        UNCHANGED("   unchanged"),
        /** Another build had made it of the same. */
        CACHED("   from the cache");

        private final String note;

        Origin(String note) {
            this.note = note;
        }
    }

    /** The row as types of the JDK, which all class loaders share. */
    public Object[] encoded() {
        return new Object[] {
            function,
            unshakenZipped,
            zipped,
            unshakenUnzipped,
            unzipped,
            classesIn,
            classesOut,
            origin.name(),
            layers,
            time
        };
    }

    /** The row that {@link #encoded} came from. */
    public static FunctionRow decoded(Object[] row) {
        return new FunctionRow(
                (String) row[0],
                (Long) row[1],
                (Long) row[2],
                (Long) row[3],
                (Long) row[4],
                (Integer) row[5],
                (Integer) row[6],
                Origin.valueOf((String) row[7]),
                ((List<?>) row[8]).stream().map(String::valueOf).toList(),
                (Duration) row[9]);
    }

    /** One line for the one who waits. */
    public String summary() {
        return function + "   " + Figures.sizes(unshakenZipped, zipped) + "   unzipped "
                + Figures.sizes(unshakenUnzipped, unzipped) + "   classes " + Figures.counts(classesIn, classesOut)
                + (layers.isEmpty() ? "" : "   layers: " + String.join(", ", layers)) + origin.note;
    }
}
