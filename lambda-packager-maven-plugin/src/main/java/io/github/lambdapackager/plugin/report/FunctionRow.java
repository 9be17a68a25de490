package io.github.lambdapackager.plugin.report;

import java.time.Duration;

/**
 * What became of a function, in figures; sizes are bytes.
 *
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
        Duration time) {

    /** One line for the one who waits. */
    public String summary() {
        return function + "   " + Figures.sizes(unshakenZipped, zipped) + "   unzipped "
                + Figures.sizes(unshakenUnzipped, unzipped) + "   classes " + Figures.counts(classesIn, classesOut);
    }
}
