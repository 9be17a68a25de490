package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The corpus in figures: a short table for the log, and the page of the documentation. */
final class CorpusReport {
    private static final int SHOWN = 3;

    private final SortedMap<String, CorpusResult> members;
    private final SortedMap<String, CorpusResult> classes;
    private final SortedMap<String, CorpusFigures> figures = new TreeMap<>();
    private final SortedMap<String, CorpusFigures> classFigures = new TreeMap<>();

    CorpusReport(SortedMap<String, CorpusResult> members, SortedMap<String, CorpusResult> classes) throws IOException {
        this.members = members;
        this.classes = classes;
        measure(members, figures);
        measure(classes, classFigures);
    }

    private static void measure(SortedMap<String, CorpusResult> results, SortedMap<String, CorpusFigures> figures)
            throws IOException {
        for (CorpusResult result : results.values()) {
            if (result.verified()) {
                figures.put(result.name(), CorpusFigures.of(result));
            }
        }
    }

    /** A line a case. */
    String table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "%-36s %10s %10s %6s %6s  %s", "case", "SAM", "ours", "share", "bound", ""));
        members.forEach((name, result) -> {
            CorpusFigures found = figures.get(name);
            String sizes = found == null
                    ? String.format(Locale.ROOT, "%10s %10s %6s %6s", "", "", "", "")
                    : String.format(
                            Locale.ROOT,
                            "%,10d %,10d %6s %6s",
                            found.sam(),
                            found.ours(),
                            percent(found.share()),
                            percent((double) found.bound() / found.sam()));
            lines.add(String.format(
                    Locale.ROOT, "%-36s %s  members %s, classes %s", name, sizes, result.strength(), inClasses(name)));
        });
        lines.addAll(totals());
        return String.join("\n", lines);
    }

    /** The page, with the same bytes for the same results. */
    String page() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("""
                # The corpus

                Small functions, each with one library or framework that people use on Lambda, none with a keep rule. Each runs
                shaken and unshaken under Lambda's runtime client and must behave the same, in both modes. This page is
                written by `./mvnw verify -Pcorpus`; a new case is a new folder in `it/corpus`.

                """);
        page.append(totals().stream().map(line -> "- " + line + "\n").collect(Collectors.joining()));
        page.append("""

                Sizes are zipped bytes, without the native libraries of aws-crt on both sides. *SAM* is the same function as SAM
                lays it out: own classes and whole jars. *Bound* is the package if it held no class but those that the
                events load; *distance*: how far the package is above it. *Loaded* counts those. Percentages are shares of SAM's layout.

                | case | library | SAM | `members` | share | bound | distance | unzipped before → after | classes before → after | loaded | `classes` | proof in `members`, `classes` | rule sources that kept something |
                |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|
                """);
        members.forEach((name, result) -> page.append(row(name, result)));
        page.append(missing());
        page.append("""

                ## Kept but never loaded

                Artifacts with the most bytes of classes (uncompressed) that are in packages although no event loads them, and
                what keeps these: code that is reached by code, or a rule source, which keeps them whole.

                """);
        neverLoaded().forEach(entry -> page.append(neverLoaded(entry.getKey(), entry.getValue())));
        return page.toString();
    }

    private String row(String name, CorpusResult result) {
        CorpusFigures found = figures.get(name);
        if (found == null) {
            return "| " + name + " | | | | | | | | | | | " + result.strength() + ", " + inClasses(name) + " | |\n";
        }
        ManifestFunction function = result.function().orElseThrow();
        CorpusFigures inClasses = classFigures.get(name);
        return String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d | %s | %s | %s | %,d → %,d | %,d → %,d | %,d | %s | %s, %s | %s |",
                        name,
                        library(function),
                        found.sam(),
                        found.ours(),
                        percent(found.share()),
                        percent((double) found.bound() / found.sam()),
                        percent((double) (found.ours() - found.bound()) / found.sam()),
                        function.unshaken().unzippedBytes(),
                        function.zip().unzippedBytes(),
                        function.classesIn(),
                        function.classesOut(),
                        found.loaded(),
                        inClasses == null ? "" : String.format(Locale.ROOT, "%,d", inClasses.ours()),
                        result.strength() + difference(result),
                        inClasses(name),
                        String.join(", ", found.sources()))
                + "\n";
    }

    private static String difference(CorpusResult result) {
        return result.verified() ? "" : " (" + result.reason() + ")";
    }

    /** The first dependency, which a case is about. */
    private static String library(ManifestFunction function) {
        return function.artifacts().stream()
                .skip(1)
                .map(artifact -> artifact.coordinates())
                .filter(artifact -> !artifact.artifactId().startsWith("aws-lambda-java"))
                .findFirst()
                .map((Coordinates artifact) -> artifact.artifactId() + " " + artifact.version())
                .orElse("the JDK");
    }

    private List<String> totals() {
        long cases = members.size();
        List<String> lines = new ArrayList<>();
        lines.add(cases + " cases; verified equal: " + verified(members) + " in mode members, " + verified(classes)
                + " in mode classes");
        if (!figures.isEmpty()) {
            lines.add("members: " + summary(figures));
        }
        if (!classFigures.isEmpty()) {
            lines.add("classes: " + summary(classFigures));
        }
        long crtSam = figures.values().stream().mapToLong(CorpusFigures::crtSam).sum();
        long crtOurs =
                figures.values().stream().mapToLong(CorpusFigures::crtOurs).sum();
        lines.add(String.format(Locale.ROOT, "native libraries of aws-crt, apart: %,d → %,d bytes", crtSam, crtOurs));
        return lines;
    }

    private static long verified(SortedMap<String, CorpusResult> results) {
        return results.values().stream().filter(CorpusResult::verified).count();
    }

    private static String summary(SortedMap<String, CorpusFigures> figures) {
        long sam = figures.values().stream().mapToLong(CorpusFigures::sam).sum();
        long ours = figures.values().stream().mapToLong(CorpusFigures::ours).sum();
        long bound = figures.values().stream().mapToLong(CorpusFigures::bound).sum();
        return String.format(
                Locale.ROOT,
                "sum %,d of %,d bytes = %s of SAM's layout, median %s; lower bound: sum %s, median %s",
                ours,
                sam,
                percent((double) ours / sam),
                percent(median(
                        figures.values().stream().map(CorpusFigures::share).toList())),
                percent((double) bound / sam),
                percent(median(figures.values().stream()
                        .map(each -> (double) each.bound() / each.sam())
                        .toList())));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** What does not pass, and what could not be tried. */
    private String missing() throws IOException {
        List<String> lines = new ArrayList<>();
        members.forEach((name, result) -> {
            if (!result.verified()) {
                lines.add("- " + name + ", members: " + result.strength() + difference(result));
            }
        });
        classes.forEach((name, result) -> {
            if (!result.verified()) {
                lines.add("- " + name + ", classes: " + result.strength() + difference(result));
            }
        });
        Files.readAllLines(Corpus.SOURCES.resolve("missing.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> lines.add("- " + line));
        return "\n## Missing\n\n" + (lines.isEmpty() ? "Nothing.\n" : String.join("\n", lines) + "\n");
    }

    private List<Map.Entry<String, SortedMap<String, Long>>> neverLoaded() {
        Map<String, SortedMap<String, Long>> bytes = new TreeMap<>();
        figures.values()
                .forEach(each -> each.neverLoaded()
                        .forEach((artifact, sizes) ->
                                sizes.forEach((reason, size) -> bytes.computeIfAbsent(artifact, key -> new TreeMap<>())
                                        .merge(reason, size, Long::sum))));
        return bytes.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, SortedMap<String, Long>> entry) -> -sum(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(SHOWN)
                .toList();
    }

    private static String neverLoaded(String artifact, SortedMap<String, Long> byReason) {
        long sum = sum(byReason);
        return byReason.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .filter(reason -> reason.getValue() * 100 >= sum)
                .map(reason -> reason.getKey() + " " + percent((double) reason.getValue() / sum))
                .collect(Collectors.joining(
                        ", ", String.format(Locale.ROOT, "- %s: %,d bytes in all; ", artifact, sum), "\n"));
    }

    private static long sum(SortedMap<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private String inClasses(String name) {
        return Optional.ofNullable(classes.get(name))
                .map(CorpusResult::strength)
                .orElse("not run");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
