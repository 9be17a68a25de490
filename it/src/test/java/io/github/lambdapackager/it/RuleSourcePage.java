package io.github.lambdapackager.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/rule-sources.md}: what became of a case of the corpus without each rule source. */
final class RuleSourcePage {
    private static final Path FILE =
            Corpus.SOURCES.resolve("../../docs/rule-sources.md").normalize();
    private static final String SEPARATOR = " | ";
    private static final String UNTRIED = "not tried";

    /** How a result begins that proves nothing. */
    static final String NOTHING = "nothing";

    private final List<RuleSourceTrial> trials;
    private final Map<RuleSourceTrial, String> results = new HashMap<>();

    RuleSourcePage(List<RuleSourceTrial> trials) {
        this.trials = trials;
    }

    /** With the results that stand in the file for the same trials. */
    static RuleSourcePage read(List<RuleSourceTrial> trials) throws IOException {
        RuleSourcePage page = new RuleSourcePage(trials);
        List<String> lines = Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        for (RuleSourceTrial trial : trials) {
            lines.stream()
                    .filter(line -> line.startsWith(row(trial)))
                    .map(line -> line.substring(row(trial).length(), line.length() - " |".length()))
                    .findFirst()
                    .ifPresent(result -> page.results.put(trial, result));
        }
        return page;
    }

    void put(RuleSourceTrial trial, String result) {
        results.put(trial, result.replace('|', '/'));
    }

    /** Those that have no row. */
    List<RuleSourceTrial> missing() {
        return trials.stream().filter(trial -> !results.containsKey(trial)).toList();
    }

    /** Those that prove nothing, or were not tried. */
    List<RuleSourceTrial> open() {
        return trials.stream()
                .filter(trial -> results.getOrDefault(trial, UNTRIED).matches("(" + UNTRIED + "|" + NOTHING + ").*"))
                .toList();
    }

    void write() throws IOException {
        String rows = trials.stream()
                .map(trial -> row(trial) + results.getOrDefault(trial, UNTRIED) + " |\n")
                .collect(Collectors.joining());
        Files.writeString(FILE, """
                # What each rule source is worth

                [What tells that something must be kept](keep-rules.md), or may go, is many sources. Each is left out here
                (`-Dlambda.withoutRuleSources=<source>`), all others left in, in mode `members`, of a case of
                [the corpus](corpus.md) that passes with all of them. *Fails*: the package behaves differently, and how the first
                difference begins. *Grows*: it passes still, and is larger by so many zipped bytes.

                `pattern:` is a paragraph of `rule/catalogue.txt`, `built-in:` a rule of `rule/built-in.pro`, `resources:` a
                paragraph of `shake/removed-resources.txt`; the cases stand in `it/corpus/ablation.txt`. This page is written by
                `./mvnw verify -Pcorpus-ablation`.

                | source | what it covers | case | without it |
                |---|---|---|---|
                %s""".formatted(rows));
    }

    private static String row(RuleSourceTrial trial) {
        return "| " + String.join(SEPARATOR, "`" + trial.source() + "`", trial.covers(), trial.name(), "");
    }
}
