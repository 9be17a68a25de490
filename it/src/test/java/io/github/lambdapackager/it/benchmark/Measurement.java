package io.github.lambdapackager.it.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * A line of the list of measurements.
 *
 * @param part of the benchmark
 * @param functions in the monorepo
 * @param pair which round it was, in which all that are compared took their turns
 * @param load the machine's load average before it, over a minute
 * @param bytes of all packages together
 * @param note what the build said of itself
 */
record Measurement(
        String part,
        int functions,
        String what,
        int pair,
        double wallSeconds,
        double cpuSeconds,
        long jvmMegabytes,
        long treeMegabytes,
        double load,
        long bytes,
        String note) {

    static Measurement of(
            String part, int functions, String what, int pair, Usage usage, double load, long bytes, String note) {
        return new Measurement(
                part,
                functions,
                what,
                pair,
                usage.wallSeconds(),
                usage.cpuSeconds(),
                usage.jvmMegabytes(),
                usage.treeMegabytes(),
                load,
                bytes,
                note);
    }

    static Measurement parse(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        return new Measurement(
                fields.get(0),
                Integer.parseInt(fields.get(1)),
                fields.get(2),
                Integer.parseInt(fields.get(3)),
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)),
                Long.parseLong(fields.get(6)),
                Long.parseLong(fields.get(7)),
                Double.parseDouble(fields.get(8)),
                Long.parseLong(fields.get(9)),
                fields.get(10));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s\t%d\t%s\t%d\t%.2f\t%.2f\t%d\t%d\t%.2f\t%d\t%s",
                part,
                functions,
                what,
                pair,
                wallSeconds,
                cpuSeconds,
                jvmMegabytes,
                treeMegabytes,
                load,
                bytes,
                note.replaceAll("\\s+", " "));
    }
}
