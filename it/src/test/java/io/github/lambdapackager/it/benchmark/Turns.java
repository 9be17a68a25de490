package io.github.lambdapackager.it.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs alternatives in turn, A B C A B C, so that what the machine does meanwhile meets all of them. */
final class Turns {
    private static final String COUNTS = "jars parsed: ";

    private final MeasuredMaven maven;
    private final Measurements measurements;
    private final Settings settings;

    Turns(MeasuredMaven maven, Measurements measurements, Settings settings) {
        this.maven = maven;
        this.measurements = measurements;
        this.settings = settings;
    }

    void measure(String part, int functions, List<Alternative> alternatives) throws IOException, InterruptedException {
        measurements.begin(part, functions);
        for (int pair = 1; pair <= settings.pairs(); pair++) {
            for (Alternative alternative : alternatives) {
                if (pair <= turns(part, functions, alternative.what())) {
                    turn(part, functions, pair, alternative);
                }
            }
        }
    }

    /** Where there is nothing to compare with. */
    void measureOnce(String part, int functions, Alternative alternative) throws IOException, InterruptedException {
        measurements.begin(part, functions);
        turn(part, functions, 1, alternative);
    }

    /** How many there is time for, as far as that is known. */
    private int turns(String part, int functions, String what) {
        double expected = measurements
                .median(part, functions, what, Measurement::wallSeconds)
                .orElseGet(() -> expectedSeconds(part, functions, what));
        int turns = expected == 0 ? settings.pairs() : (int) (settings.minutes() * 60 / expected);
        return Math.min(settings.pairs(), turns);
    }

    /** By the largest smaller monorepo. */
    private double expectedSeconds(String part, int functions, String what) {
        double expected = 0;
        for (int fewer : measurements.functions(part).headSet(functions)) {
            expected = measurements
                            .median(part, fewer, what, Measurement::wallSeconds)
                            .orElse(expected / functions * fewer)
                    * functions
                    / fewer;
        }
        return expected;
    }

    private void turn(String part, int functions, int pair, Alternative alternative)
            throws IOException, InterruptedException {
        Peer peer = alternative.peer();
        Monorepo monorepo = alternative.monorepo();
        alternative.before().run(pair);
        Map<Path, Long> before = monorepo.packages(peer);
        double load = Machine.load();
        List<String> arguments = new ArrayList<>(List.of("-o"));
        arguments.addAll(peer.arguments());
        arguments.addAll(alternative.arguments());
        String name = part + "-" + functions + "-" + alternative.what().replace(' ', '_') + "-" + pair;
        Usage usage = maven.run(monorepo.folder(), name, alternative.mavenOpts(), arguments);
        assertThat(usage.exitCode())
                .as("%s in %s: %s", name, monorepo.folder(), usage.story())
                .isZero();
        String note = note(usage, before, monorepo.packages(peer));
        Measurement measurement = Measurement.of(
                part, functions, alternative.what(), pair, usage, load, monorepo.deployedBytes(peer), note);
        measurements.add(measurement);
        print(measurement);
    }

    private void print(Measurement measurement) {
        System.out.printf(
                Locale.ROOT,
                "%-9s %4d functions, turn %d of %d: %-9s %7.1f s wall %7.1f s CPU %6d MB %,13d bytes  %s%n",
                measurement.part(),
                measurement.functions(),
                measurement.pair(),
                settings.pairs(),
                measurement.what(),
                measurement.wallSeconds(),
                measurement.cpuSeconds(),
                measurement.treeMegabytes(),
                measurement.bytes(),
                measurement.note());
    }

    private static String note(Usage usage, Map<Path, Long> before, Map<Path, Long> after) {
        long changed = after.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                .count();
        String packages = before.isEmpty() ? "" : "packages with other bytes: " + changed;
        return Stream.of(counts(usage), packages)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What our plugin says that it did. */
    private static String counts(Usage usage) {
        return usage.log().stream()
                .filter(line -> line.contains(COUNTS))
                .map(line -> line.substring(line.indexOf(COUNTS)))
                .reduce("", (first, last) -> last);
    }
}
