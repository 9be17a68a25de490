package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
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
    String page() {
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
                events load. *Loaded* counts those. Both percentages are shares of SAM's layout.

                | case | library | SAM | `members` | share | bound | unzipped before → after | classes before → after | loaded | `classes` | proof in `members`, `classes` | rule sources that kept something |
                |---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|
                """);
        members.forEach((name, result) -> page.append(row(name, result)));
        page.append("\n## Kept but never loaded\n\n");
        page.append(
                "Artifacts with the most bytes of classes (uncompressed) that are in packages although no event loads them:\n\n");
        neverLoaded()
                .forEach(entry -> page.append(
                        String.format(Locale.ROOT, "- %s: %,d bytes in all%n", entry.getKey(), entry.getValue())
                                .replace(System.lineSeparator(), "\n")));
        return page.toString();
    }

    private String row(String name, CorpusResult result) {
        CorpusFigures found = figures.get(name);
        if (found == null) {
            return "| " + name + " | | | | | | | | | | " + result.strength() + ", " + inClasses(name) + " | |\n";
        }
        ManifestFunction function = result.function().orElseThrow();
        CorpusFigures inClasses = classFigures.get(name);
        return String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d | %s | %s | %,d → %,d | %,d → %,d | %,d | %s | %s, %s | %s |",
                        name,
                        library(function),
                        found.sam(),
                        found.ours(),
                        percent(found.share()),
                        percent((double) found.bound() / found.sam()),
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

    private List<Map.Entry<String, Long>> neverLoaded() {
        Map<String, Long> bytes = new TreeMap<>();
        figures.values().forEach(each -> each.neverLoaded().forEach((key, size) -> bytes.merge(key, size, Long::sum)));
        return bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .toList();
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
