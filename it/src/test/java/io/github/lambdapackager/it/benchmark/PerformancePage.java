package io.github.lambdapackager.it.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The page of the documentation, from all that was measured. */
final class PerformancePage {
    private static final String HEADER = """
            | functions | | seconds | CPU seconds | memory, MB | packages, bytes | beside this plugin | turns |
            |--:|---|--:|--:|--:|--:|--:|--:|
            """;

    private final Measurements measurements;
    private final String machine;
    private final StringBuilder page = new StringBuilder();

    PerformancePage(Measurements measurements, String machine) {
        this.measurements = measurements;
        this.machine = machine;
    }

    String text() {
        page.append("""
                # Performance

                What builds take beside those of other tools, on one machine, each table in one run. `./mvnw verify -Pbenchmark`
                writes this page (see [CONTRIBUTING.md](../CONTRIBUTING.md)).

                **Machine:** %s.

                **Monorepos** are generated: a library and N functions, a module each. The functions are ten cases of
                [the corpus](corpus.md) in turn, each ten with one dependency more: AWS SDK with Jackson and Log4j2, with Netty, with
                Apache's client; Gson; Guava; HikariCP with H2. The first has 68 jars.

                **How:** alternatives take turns (A B C, A B C, ...) in the same folder, offline, with the JVM's own settings, and
                without `-T` where nothing else is said. Figures are medians of the turns; a ratio is the median of those within
                a turn. *Seconds* are from the start of Maven to its end. *CPU* is user and system time of Maven and of the
                processes that it started, as the kernel adds it up when they end. *Memory* is the most that these had at once.
                Other tools are configured as their users do: shade merges services and Log4j's lists of plugins; ProGuard keeps
                the functions' own classes whole and does neither optimise nor obfuscate, in a process a function, as its plugin does.

                """.formatted(machine));
        page.append(new AskedFigures(measurements).table());
        curve();
        missing();
        part("threads", "On two threads", "With `-T2` and without, nothing built before.");
        part(
                "nochange",
                "Nothing has changed",
                "The same build once more, beside `mvn package` without this plugin; the modules have no tests.");
        part(
                "tested",
                "Nothing has changed, and tests run",
                "The same, with one test of JUnit in each module, for which Surefire starts a process.");
        part(
                "oneline",
                "A line has changed",
                "One function was edited; the whole monorepo is built again, without `clean`.");
        part(
                "memory",
                "A heap of 1 GB",
                "About 100 MB of jars a function in four groups of versions, under `MAVEN_OPTS=-Xmx1g`; nothing built before.");
        runs();
        return page.toString();
    }

    private void curve() {
        part("curve", "The cost curve", "Nothing built before, no cache. ![The cost curve](performance.svg)");
        CurveFigures wall = new CurveFigures(measurements, Measurement::wallSeconds);
        List<String> lines = measurements.functions("curve").stream()
                .flatMap(functions -> List.of(Peer.values()).stream()
                        .filter(peer ->
                                measurements.of("curve", functions, peer.id()).isEmpty())
                        .filter(peer -> wall.extrapolated(peer, functions).isPresent())
                        .map(peer -> String.format(
                                Locale.ROOT,
                                "- %s, %d functions: about %.0f s",
                                peer.title(),
                                functions,
                                wall.extrapolated(peer, functions).orElseThrow())))
                .toList();
        if (!lines.isEmpty()) {
            page.append("\nNot measured, but extrapolated from smaller monorepos:\n\n");
            page.append(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        }
    }

    private void missing() {
        if (measurements.of("curve", 1, Peer.R8.id()).isEmpty()) {
            page.append("""

                    R8 in class-file mode is missing: `com.android.tools:r8` is in Google's repository, which was not reached
                    from here. `-Dbenchmark.r8=<its jar>` measures it as well.
                    """);
        }
    }

    private void part(String part, String title, String what) {
        if (measurements.functions(part).isEmpty()) {
            return;
        }
        page.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(what)
                .append("\n\n")
                .append(HEADER);
        for (int functions : measurements.functions(part)) {
            for (String alternative : measurements.alternatives(part, functions)) {
                page.append(row(part, functions, alternative));
            }
        }
        page.append(load(part));
    }

    /** Whether the machine was at rest. */
    private String load(String part) {
        List<String> loads = measurements.functions(part).stream()
                .map(functions -> measurements
                        .of(
                                part,
                                functions,
                                measurements.alternatives(part, functions).get(0))
                        .get(0))
                .map(first -> String.format(Locale.ROOT, "%.1f", first.load()))
                .toList();
        return "\nThe machine's load average before the first turn: " + String.join(", ", loads) + ".\n";
    }

    private String row(String part, int functions, String alternative) {
        List<Measurement> turns = measurements.of(part, functions, alternative);
        String note = turns.get(turns.size() - 1).note();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %,.0f | %,d | %s | %d |%n",
                functions,
                title(alternative) + (note.isEmpty() ? "" : "; " + note),
                median(part, functions, alternative, Measurement::wallSeconds),
                median(part, functions, alternative, Measurement::cpuSeconds),
                median(part, functions, alternative, Measurement::treeMegabytes),
                turns.get(0).bytes(),
                besideOurs(part, functions, alternative),
                turns.size());
    }

    private double median(
            String part, int functions, String what, java.util.function.ToDoubleFunction<Measurement> of) {
        return measurements.median(part, functions, what, of).orElseThrow();
    }

    private String besideOurs(String part, int functions, String alternative) {
        OptionalDouble ratio =
                measurements.ratio(part, functions, alternative, Peer.OURS.id(), Measurement::wallSeconds);
        return ratio.isEmpty() || alternative.equals(Peer.OURS.id())
                ? ""
                : String.format(Locale.ROOT, "%.2f ×", ratio.getAsDouble());
    }

    /** A peer's, with what stands behind it. */
    private static String title(String alternative) {
        String[] words = alternative.split(" ", 2);
        return Peer.of(words[0]).title() + (words.length > 1 ? " `" + words[1] + "`" : "");
    }

    private void runs() {
        for (int functions : measurements.functions("runs")) {
            page.append("""

                    ## Does the result run?

                    Every package ran under Lambda's runtime client with its case's events and answers of AWS. *Equal*: the same
                    answers and errors and as many lines in the log as the whole function, with all of its jars.

                    | | packages, bytes | |
                    |---|--:|---|
                    """);
            for (String peer : measurements.alternatives("runs", functions)) {
                Measurement run = measurements.of("runs", functions, peer).get(0);
                page.append(String.format(Locale.ROOT, "| %s | %,d | %s |%n", title(peer), run.bytes(), run.note()));
            }
        }
    }
}
