package io.github.lambdapackager.plugin.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Compares log lines without their order, which threads decide. Times, hashes and generated names never count; numbers
 * only where the runs of the unshaken package agree.
 */
final class LogComparison {
    /** What {@code Object.toString} ends with: it depends on how often a hash was asked for before. */
    static final Pattern IDENTITY_HASH = Pattern.compile("(?<=[\\w$])@[0-9a-f]{5,8}(?![0-9a-f])");

    private static final Map<Pattern, String> ALWAYS_VOLATILE = patterns(
            "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?",
            "<time>",
            "\\b\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?\\b",
            "<time>",
            "\\b1[78]\\d{8}(?:\\d{3}|\\.\\d+)?\\b",
            "<time>",
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            "<uuid>",
            IDENTITY_HASH.pattern(),
            "@<hash>",
            "\\$\\$Lambda[$/0-9a-fx]*",
            "<generated>",
            "(?:jdk\\.proxy\\d+\\.)?\\$Proxy\\d+",
            "<generated>",
            "Generated(Method|Constructor)Accessor\\d+",
            "<generated>",
            "\\b\\d+(?:\\.\\d+)? ?(?:ms|millis(?:econds)?)\\b",
            "<duration>",
            // Flyway: execution time 00:00.012s.
            "\\b(?:\\d{2}:)?\\d+\\.\\d+ ?s(?:ec(?:ond)?s?)?\\b",
            "<duration>",
            // Log4j and Logback name the jar of a stack frame, and shaking merges jars.
            " ~?\\[[^\\]\\s]*(?:\\.jar|classes|task)[^\\]\\s]*\\]",
            "",
            // Spring Boot says where an application was found: loose, or in a jar of any name.
            "/var/task/lib/[^\\s:!/]+\\.jar",
            "/var/task");
    private static final Map<Pattern, String> NUMBERS =
            patterns("\\b(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{6,}\\b", "#", "\\d+", "#");

    private LogComparison() {}

    private static Map<Pattern, String> patterns(String... pairs) {
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            patterns.put(Pattern.compile(pairs[index]), pairs[index + 1]);
        }
        return patterns;
    }

    static List<Difference> compare(List<List<String>> baselines, List<String> found) {
        List<Counted> expected = baselines.stream()
                .map(lines -> new Counted(lines, ALWAYS_VOLATILE))
                .toList();
        Counted actual = new Counted(found, ALWAYS_VOLATILE);
        Map<String, Integer> agreed = agreed(expected);
        List<Difference> differences = new ArrayList<>(missing(agreed, actual));
        // What is left is compared by its shape alone.
        List<Counted> shapes =
                expected.stream().map(lines -> lines.without(agreed).shapes()).toList();
        Counted actualShapes = actual.without(agreed).shapes();
        differences.addAll(missing(agreed(shapes), actualShapes));
        Set<String> known = new HashSet<>();
        expected.forEach(lines -> lines.shapes().counts.keySet().forEach(known::add));
        actualShapes.counts.keySet().stream()
                .filter(shape -> !known.contains(shape))
                .forEach(shape -> differences.add(
                        new Difference("log", "nothing like it", "\"" + actualShapes.example(shape) + "\"")));
        return differences;
    }

    /** The lines that every run has, as often as the one that has them least. */
    private static Map<String, Integer> agreed(List<Counted> runs) {
        Map<String, Integer> agreed = new LinkedHashMap<>(runs.get(0).counts);
        agreed.replaceAll((line, count) -> runs.stream()
                .mapToInt(run -> run.counts.getOrDefault(line, 0))
                .min()
                .orElse(0));
        agreed.values().removeIf(count -> count == 0);
        return agreed;
    }

    private static List<Difference> missing(Map<String, Integer> agreed, Counted actual) {
        List<Difference> missing = new ArrayList<>();
        agreed.forEach((line, count) -> {
            int there = actual.counts.getOrDefault(line, 0);
            if (there < count) {
                String times = there == 0 ? "no such line" : "the line " + there + " times instead of " + count;
                missing.add(new Difference("log", "\"" + line + "\"", times));
            }
        });
        return missing;
    }

    /** How often each line occurs, once what is volatile is taken out. */
    private static final class Counted {
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private final Map<String, String> examples = new HashMap<>();

        Counted(List<String> lines, Map<Pattern, String> patterns) {
            lines.forEach(line -> add(replaced(JsonLine.sorted(line), patterns), line, 1));
        }

        private Counted() {}

        private void add(String key, String example, int count) {
            counts.merge(key, count, Integer::sum);
            examples.putIfAbsent(key, example);
        }

        String example(String key) {
            return examples.getOrDefault(key, key);
        }

        Counted without(Map<String, Integer> others) {
            Counted rest = new Counted();
            counts.forEach((line, count) -> {
                int left = count - others.getOrDefault(line, 0);
                if (left > 0) {
                    rest.add(line, example(line), left);
                }
            });
            return rest;
        }

        Counted shapes() {
            Counted shapes = new Counted();
            UnaryOperator<String> shape = line -> replaced(line, NUMBERS);
            counts.forEach((line, count) -> shapes.add(shape.apply(line), example(line), count));
            return shapes;
        }

        private static String replaced(String line, Map<Pattern, String> patterns) {
            String result = line;
            for (Map.Entry<Pattern, String> pattern : patterns.entrySet()) {
                result = pattern.getKey().matcher(result).replaceAll(pattern.getValue());
            }
            return result.strip();
        }
    }
}
