package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PathPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import proguard.ParseException;

/** What frameworks do by name, as data: {@code catalogue.txt} describes its own format. */
final class Catalogue {
    private static final String FILE = "catalogue.txt";
    private static final List<Entry> ENTRIES = read(DataFile.text(FILE));

    private Catalogue() {}

    /** One paragraph of the file. */
    record Entry(List<PathPattern> lists, Set<String> services, List<String> rules, List<String> when, String reason) {
        /** @param match of the list that is read; its first wildcard may name the reader */
        List<Trigger> readers(Matcher match) {
            String wildcard = match.groupCount() == 0 ? "" : match.group(1).replace('/', '.');
            return triggers(
                    when.stream().map(reader -> reader.replace("*", wildcard)).toList());
        }

        List<Trigger> readers() {
            return triggers(when);
        }

        private static List<Trigger> triggers(List<String> readers) {
            List<Trigger> triggers = new ArrayList<>();
            Set<String> classNames = new TreeSet<>(after("class ", readers));
            if (!classNames.isEmpty()) {
                triggers.add(new Trigger.ClassReached(classNames));
            }
            after("package ", readers).forEach(name -> triggers.add(new Trigger.PackageReached(name)));
            return triggers.isEmpty() ? List.of(new Trigger.Always()) : triggers;
        }
    }

    static List<Entry> entries() {
        return ENTRIES;
    }

    /** Who asks for the service, where that is known better than by its name. */
    static Optional<List<Trigger>> readersOf(String service) {
        return ENTRIES.stream()
                .filter(entry -> entry.services().contains(service))
                .map(Entry::readers)
                .findFirst();
    }

    static List<KeepRule> rules() {
        return ENTRIES.stream()
                .flatMap(entry -> entry.rules().stream()
                        .flatMap(rule -> entry.readers().stream()
                                .map(when -> new KeepRule(rule, "pattern: " + entry.reason(), when))))
                .toList();
    }

    static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            List<String> lines = DataFile.lines(paragraph.lines().toList());
            if (!lines.isEmpty()) {
                entries.add(entry(lines));
            }
        }
        return entries;
    }

    private static Entry entry(List<String> lines) {
        List<String> rules = after("keep ", lines);
        String reason = String.join(" ", after("because ", lines));
        lines.stream()
                .filter(line -> !line.matches("(list|service|keep|when (class|package)|because) .+"))
                .forEach(line -> fail(line, "begins with none of list, service, keep, when and because"));
        if (!rules.isEmpty() && reason.isEmpty()) {
            fail(rules.get(0), "has no reason");
        }
        rules.forEach(Catalogue::check);
        return new Entry(
                after("list ", lines).stream().map(PathPattern::new).toList(),
                Set.copyOf(after("service ", lines)),
                rules,
                after("when ", lines),
                reason);
    }

    private static void check(String rule) {
        try {
            RuleText.parse(rule, FILE);
        } catch (ParseException | IOException e) {
            fail(rule, "is no rule: " + e.getMessage());
        }
    }

    private static void fail(String line, String problem) {
        throw new IllegalStateException(FILE + ": \"" + line + "\" " + problem);
    }

    private static List<String> after(String keyword, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(keyword))
                .map(line -> line.substring(keyword.length()).strip())
                .toList();
    }
}
