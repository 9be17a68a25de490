package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.build.FunctionBuild;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What each rule source is worth: without it, a case of the corpus must fail, lose its proof or grow. {@code
 * -Pcorpus-ablation} tries all and writes {@code docs/rule-sources.md}.
 */
@EnabledIfSystemProperty(named = "ablation", matches = ".+")
class CorpusAblationIT {
    private static final String CHOICE = System.getProperty("ablation", "");
    private static final boolean PAGE = Boolean.getBoolean("corpus.page");
    private static final Path MEMORY = MavenBuild.TARGET.resolve("rule-sources.txt");
    private static final int TRIED = 10;

    private final Map<String, CorpusFigures> figures = new TreeMap<>();
    private final Map<String, Long> sizes = new TreeMap<>();

    @Test
    void withoutAnyOneSourceACaseFailsOrLosesItsProofOrGrows() throws Exception {
        List<String> sources = sources();
        Corpus corpus = Corpus.copy("corpus-ablation");
        for (CorpusResult result :
                corpus.run(toMeasure(sources), "members", List.of()).values()) {
            if (result.verified()) {
                figures.put(result.name(), CorpusFigures.of(result));
                sizes.put(result.name(), size(result));
            }
        }
        Map<String, String> effects = CHOICE.equals("all") ? new TreeMap<>() : remembered();
        effects.putAll(effects(sources, corpus));
        Files.write(
                MEMORY,
                effects.entrySet().stream()
                        .map(effect -> effect.getKey() + "=" + effect.getValue())
                        .toList());
        if (CHOICE.equals("all") || PAGE) {
            Files.writeString(
                    Corpus.SOURCES.resolve("../../docs/rule-sources.md").normalize(), page(effects));
        }
        effects.keySet().retainAll(sources);
        assertThat(effects)
                .as(effects.toString())
                .allSatisfy((source, effect) -> assertThat(effect).as(source).isNotEmpty());
    }

    /** What earlier runs found. */
    private static Map<String, String> remembered() throws IOException {
        Map<String, String> effects = new TreeMap<>();
        if (Files.exists(MEMORY)) {
            Files.readAllLines(MEMORY).forEach(line -> {
                int equals = line.indexOf('=');
                effects.put(line.substring(0, equals), line.substring(equals + 1));
            });
        }
        return effects;
    }

    /** Runs as many cases side by side as there are, each without another source. */
    private Map<String, String> effects(List<String> sources, Corpus corpus) throws Exception {
        Map<String, SortedSet<String>> effects = new TreeMap<>();
        Map<String, Deque<String>> sourcesOfCase = new TreeMap<>();
        for (String source : sources) {
            effects.put(source, new TreeSet<>());
            candidates(source)
                    .forEach(name -> sourcesOfCase
                            .computeIfAbsent(name, key -> new ArrayDeque<>())
                            .add(source));
        }
        while (!sourcesOfCase.isEmpty()) {
            SortedMap<String, String> round = new TreeMap<>();
            sourcesOfCase.forEach((name, left) -> round.put(name, left.remove()));
            sourcesOfCase.values().removeIf(Deque::isEmpty);
            corpus.runWithout(round)
                    .forEach((name, result) -> effect(result).ifPresent(effect -> {
                        String source = Objects.requireNonNull(round.get(name));
                        System.out.println(source + ": " + name + " " + effect);
                        Objects.requireNonNull(effects.get(source)).add(name + " " + effect);
                    }));
        }
        return effects.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, effect -> String.join(", ", effect.getValue())));
    }

    private static List<String> sources() {
        return CHOICE.equals("all")
                ? Stream.of(RuleSources.KEEPING, RuleSources.REMOVING, FunctionBuild.partsOfRuleSources())
                        .flatMap(List::stream)
                        .toList()
                : List.of(CHOICE.split(",", -1));
    }

    /** The cases that are known to need one of the sources; all, if that is not known of some source. */
    private static List<String> toMeasure(List<String> sources) throws IOException {
        SortedSet<String> cases = new TreeSet<>();
        for (String source : sources) {
            List<String> known = known(source);
            if (known.isEmpty()) {
                System.out.println(source + ": no case is known to need it, so all are tried");
                return Corpus.all();
            }
            cases.addAll(known);
        }
        return List.copyOf(cases);
    }

    private Optional<String> effect(CorpusResult result) {
        if (!result.verified()) {
            return Optional.of(result.function().isEmpty() ? "is not built" : "fails");
        }
        long before = Objects.requireNonNull(sizes.get(result.name()));
        long growth = size(result) - before;
        return growth > 0
                ? Optional.of(
                        String.format(Locale.ROOT, "grows by %,d bytes (%.1f %%)", growth, 100.0 * growth / before))
                : Optional.empty();
    }

    private static long size(CorpusResult result) {
        return result.function().map(ManifestFunction::zip).orElseThrow().zippedBytes();
    }

    /** Those that are known to need it; else the smallest in which it kept something, else the smallest. */
    private List<String> candidates(String source) throws IOException {
        List<String> bySize = figures.keySet().stream()
                .sorted(Comparator.comparing(name -> Objects.requireNonNull(sizes.get(name))))
                .toList();
        List<String> fired = bySize.stream()
                .filter(name ->
                        Objects.requireNonNull(figures.get(name)).sources().contains(source))
                .toList();
        return Stream.of(known(source), fired, bySize)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(figures::containsKey)
                .limit(TRIED)
                .toList();
    }

    private static List<String> known(String source) throws IOException {
        return Files.readAllLines(Corpus.SOURCES.resolve("ablation.txt")).stream()
                .filter(line -> line.startsWith(source + " "))
                .flatMap(line -> Stream.of(line.split(" +", -1)).skip(1))
                .toList();
    }

    private static String page(Map<String, String> effects) {
        String rows = effects.entrySet().stream()
                .map(effect -> "| " + effect.getKey() + " | " + effect.getValue() + " |\n")
                .collect(Collectors.joining());
        return """
                # What each rule source is worth

                What becomes of cases of [the corpus](corpus.md) in mode `members` when one source is left out
                (`-Dlambda.withoutRuleSources=<source>`). *Fails*: behaves differently, or no longer runs. The cases that are
                tried stand in `it/corpus/ablation.txt`, up to %d for each. `pattern:` is a paragraph of `rule/catalogue.txt`,
                `built-in:` a rule of `rule/built-in.pro`, `resources:` a paragraph of `shake/removed-resources.txt`. This page
                is written by `./mvnw verify -Pcorpus-ablation`.

                | source | without it |
                |---|---|
                %s""".formatted(TRIED, rows);
    }
}
