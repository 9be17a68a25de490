package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What each rule source is worth: without it, a case of the corpus fails, loses its proof or grows. {@code
 * -Pcorpus-ablation} tries all and writes {@code docs/rule-sources.md} after each run of Maven; {@code -Dablation=rest} goes on
 * with the rows that prove nothing yet, and {@code -Dablation=pattern:protobuf,strings} tries some anew.
 */
class CorpusAblationIT {
    private static final String CHOICE = System.getProperty("ablation", "");
    private static final int CHARACTERS = 160;

    // The build's id, which tells of the source that is left out, is in the package, and deflates a little better or
    // worse.
    private static final int NOISE = 16;

    private static final Pattern ERROR =
            Pattern.compile("\\{\"errorMessage\":\"((?:[^\"\\\\]|\\\\.)*)\",\"errorType\":\"([^\"]*)\".*");

    private final Map<String, CorpusResult> withEverySource = new HashMap<>();
    private final List<RuleSourceTrial> worthless = new ArrayList<>();

    @Test
    @DisabledIfSystemProperty(named = "ablation", matches = ".+")
    void everyRuleSourceHasItsRow() throws Exception {
        List<RuleSourceTrial> trials = RuleSourceTrial.all();

        assertThat(trials)
                .extracting(RuleSourceTrial::source)
                .containsExactlyInAnyOrderElementsOf(RuleSourceTrial.sources());
        assertThat(RuleSourcePage.read(trials).missing()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "ablation", matches = ".+")
    void withoutAnyOneSourceACaseFailsOrLosesItsProofOrGrows() throws Exception {
        List<RuleSourceTrial> all = RuleSourceTrial.all();
        assertThat(all)
                .extracting(RuleSourceTrial::source)
                .containsExactlyInAnyOrderElementsOf(RuleSourceTrial.sources());
        RuleSourcePage page = CHOICE.equals("all") ? new RuleSourcePage(all) : RuleSourcePage.read(all);

        List<RuleSourceTrial> chosen = chosen(all, page);
        Map<String, Deque<RuleSourceTrial>> waiting = byCase(chosen);
        Corpus corpus = Corpus.copy("corpus-ablation");
        for (int done = 0; !waiting.isEmpty(); ) {
            SortedMap<String, RuleSourceTrial> round = next(waiting);
            corpus.runWithout(round)
                    .forEach((name, result) -> note(Objects.requireNonNull(round.get(name)), result, page));
            page.write();
            done += (int) round.values().stream()
                    .filter(trial -> !trial.source().isEmpty())
                    .count();
            System.out.println(done + " of " + chosen.size() + " rule sources tried");
        }

        assertThat(worthless).isEmpty();
        assertThat(page.open().stream().filter(chosen::contains)).isEmpty();
    }

    private static List<RuleSourceTrial> chosen(List<RuleSourceTrial> all, RuleSourcePage page) {
        return switch (CHOICE) {
            case "all" -> all;
            case "rest" -> page.open();
            default -> {
                List<String> sources = List.of(CHOICE.split(",", -1));
                yield all.stream()
                        .filter(trial -> sources.contains(trial.source()))
                        .toList();
            }
        };
    }

    /** Each case with every source first, to be compared with. */
    private static Map<String, Deque<RuleSourceTrial>> byCase(List<RuleSourceTrial> trials) {
        Map<String, Deque<RuleSourceTrial>> waiting = new TreeMap<>();
        for (RuleSourceTrial trial : trials) {
            waiting.computeIfAbsent(
                            trial.name(), name -> new ArrayDeque<>(List.of(RuleSourceTrial.withEverySource(name))))
                    .add(trial);
        }
        return waiting;
    }

    /** One trial of each of some cases, those first for which most trials wait. */
    private static SortedMap<String, RuleSourceTrial> next(Map<String, Deque<RuleSourceTrial>> waiting) {
        SortedMap<String, RuleSourceTrial> round = new TreeMap<>();
        waiting.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Deque<RuleSourceTrial>> each) ->
                        -each.getValue().size()))
                .limit(Corpus.CASES_A_RUN)
                .forEach(each -> round.put(each.getKey(), each.getValue().remove()));
        waiting.values().removeIf(Deque::isEmpty);
        return round;
    }

    private void note(RuleSourceTrial trial, CorpusResult result, RuleSourcePage page) {
        if (trial.source().isEmpty()) {
            withEverySource.put(trial.name(), result);
            return;
        }
        String effect = effect(result, Objects.requireNonNull(withEverySource.get(trial.name())));
        System.out.println(trial.source() + ": " + trial.name() + " " + effect);
        page.put(trial, effect);
        if (effect.startsWith(RuleSourcePage.NOTHING)) {
            worthless.add(trial);
        }
    }

    private static String effect(CorpusResult without, CorpusResult with) {
        if (!with.verified()) {
            return RuleSourcePage.NOTHING + ": it has no proof with all sources: " + shortened(with.reason());
        }
        if (!without.verified()) {
            return without.reason().contains("behaves differently")
                    ? "fails: " + firstDifference(without)
                    : "loses its proof: " + shortened(without.reason());
        }
        long before = size(with);
        long growth = size(without) - before;
        return growth > NOISE
                ? String.format(Locale.ROOT, "grows by %,d bytes (%.1f %%)", growth, 100.0 * growth / before)
                : RuleSourcePage.NOTHING;
    }

    private static long size(CorpusResult result) {
        return result.function().map(ManifestFunction::zip).orElseThrow().zippedBytes();
    }

    /** The first of those that Maven printed; of an error, what it is. */
    private static String firstDifference(CorpusResult result) {
        return result.warnings().stream()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .map(line -> {
                    Matcher error = ERROR.matcher(line);
                    return shortened(error.find() ? error.replaceFirst("$2: $1") : line);
                })
                .orElse(result.reason());
    }

    private static String shortened(String line) {
        String text = line.strip()
                .replaceFirst("unshaken an answer, shaken an error( at the start)?: (\\{\"errorMessage\":\")?", "")
                .replace("\\\"", "\"")
                .replaceAll("@[0-9a-f]{6,}|\\d\\d:\\d\\d:\\d\\d,\\d+", "…");
        return text.length() > CHARACTERS ? text.substring(0, CHARACTERS) + "…" : text;
    }
}
