package io.github.lambdapackager.it.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures that this plugin is held to, beside what was measured. */
final class AskedFigures {
    private final Measurements measurements;
    private final CurveFigures wall;
    private final CurveFigures cpu;

    AskedFigures(Measurements measurements) {
        this.measurements = measurements;
        this.wall = new CurveFigures(measurements, Measurement::wallSeconds);
        this.cpu = new CurveFigures(measurements, Measurement::cpuSeconds);
    }

    String table() {
        StringBuilder table = new StringBuilder("| question | asked | measured |\n|---|---|---|\n");
        row(table, "one more function, beside one run of ProGuard for it", "at most 10 %", marginal());
        row(table, "the first function, beside one run of ProGuard for it", "at most 1.5 ×", first());
        row(table, "ProGuard beside this plugin, 50 functions", "at least 8 ×", many(50));
        row(table, "`minimizeJar` beside this plugin, 5 functions", "more than 1 ×", ratio("curve", 5, Peer.MINIMIZE));
        row(
                table,
                "`minimizeJar` beside this plugin, one of 2 functions changed",
                "more than 1 ×",
                ratio("oneline", 2, Peer.MINIMIZE));
        row(
                table,
                "this plugin beside `mvn package` alone, nothing changed, a test in each module",
                "at most 1.05 ×",
                unchanged("tested"));
        row(table, "the same without any test", "at most 1.05 ×", unchanged("nochange"));
        row(table, "memory for 200 functions", "stated", memory("curve", 200));
        row(table, "100 functions with a heap of 1 GB", "passes", memory("memory", 100));
        return table.toString();
    }

    private static void row(StringBuilder table, String question, String asked, String measured) {
        table.append("| %s | %s | %s |\n".formatted(question, asked, measured.isEmpty() ? "not measured" : measured));
    }

    private String marginal() {
        OptionalDouble ours = wall.marginal(Peer.OURS);
        OptionalDouble other = wall.marginal(Peer.PROGUARD);
        if (ours.isEmpty() || other.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.2f s beside %.2f s; CPU %.1f %%; from %s functions, ProGuard from %s)",
                100 * ours.getAsDouble() / other.getAsDouble(),
                ours.getAsDouble(),
                other.getAsDouble(),
                100
                        * cpu.marginal(Peer.OURS).orElseThrow()
                        / cpu.marginal(Peer.PROGUARD).orElseThrow(),
                wall.range(Peer.OURS),
                wall.range(Peer.PROGUARD));
    }

    private String first() {
        OptionalDouble ours = wall.packaging(Peer.OURS, 1);
        OptionalDouble other = wall.packaging(Peer.PROGUARD, 1);
        if (ours.isEmpty() || other.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.2f × (%.1f s beside %.1f s; CPU %.2f ×)",
                ours.getAsDouble() / other.getAsDouble(),
                ours.getAsDouble(),
                other.getAsDouble(),
                cpu.packaging(Peer.OURS, 1).orElseThrow()
                        / cpu.packaging(Peer.PROGUARD, 1).orElseThrow());
    }

    private String ratio(String part, int functions, Peer peer) {
        OptionalDouble ratio = measurements.ratio(part, functions, peer.id(), Peer.OURS.id(), Measurement::wallSeconds);
        if (ratio.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.2f × (CPU %.2f ×)",
                ratio.getAsDouble(),
                measurements
                        .ratio(part, functions, peer.id(), Peer.OURS.id(), Measurement::cpuSeconds)
                        .orElseThrow());
    }

    /** Of whole builds, and of what packaging adds to them. */
    private String many(int functions) {
        String whole = ratio("curve", functions, Peer.PROGUARD);
        OptionalDouble ours = wall.packaging(Peer.OURS, functions);
        OptionalDouble other = wall.packaging(Peer.PROGUARD, functions);
        return whole.isEmpty() || ours.isEmpty() || other.isEmpty()
                ? whole
                : whole
                        + String.format(
                                Locale.ROOT,
                                "; without what `mvn package` alone takes %.2f × (%.1f s beside %.1f s)",
                                other.getAsDouble() / ours.getAsDouble(),
                                other.getAsDouble(),
                                ours.getAsDouble());
    }

    private String unchanged(String part) {
        if (measurements.functions(part).isEmpty()) {
            return "";
        }
        int functions = measurements.functions(part).last();
        OptionalDouble ratio =
                measurements.ratio(part, functions, Peer.OURS.id(), Peer.NONE.id(), Measurement::wallSeconds);
        return ratio.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.3f × with %d functions (CPU %.3f ×); %s",
                        ratio.getAsDouble(),
                        functions,
                        measurements
                                .ratio(part, functions, Peer.OURS.id(), Peer.NONE.id(), Measurement::cpuSeconds)
                                .orElseThrow(),
                        measurements.of(part, functions, Peer.OURS.id()).get(0).note());
    }

    private String memory(String part, int functions) {
        List<Measurement> builds = measurements.of(part, functions, Peer.OURS.id());
        return builds.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d MB at most",
                        builds.stream()
                                .mapToLong(Measurement::jvmMegabytes)
                                .max()
                                .orElseThrow());
    }
}
