package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PathPattern;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import proguard.ParseException;

/** What frameworks do by name, as data: {@code catalogue.txt} describes its own format. */
final class Catalogue {
    private static final String FILE = "catalogue.txt";
    private static final Pattern KEYWORDS = Pattern.compile(
            "(pattern|list|key|always|service|mocked|setting|forward|keep|when (class|package)|because) .+");
    private static final List<Entry> ENTRIES = read(DataFile.text(FILE));

    private final List<Entry> entries;

    /** @param sources tells which patterns do not count */
    Catalogue(RuleSources sources) {
        entries =
                ENTRIES.stream().filter(entry -> sources.has(id(entry.name()))).toList();
    }

    /** What the patterns are called among the rule sources. */
    static List<String> ids() {
        return ENTRIES.stream().map(entry -> id(entry.name())).toList();
    }

    private static String id(String name) {
        return "pattern:" + name;
    }

    /** Calls of methods of the first classes come to methods of the others. */
    record Forwarding(PathPattern from, PathPattern to) {}

    /** One paragraph of the file. */
    record Entry(
            String name,
            List<PathPattern> lists,
            Optional<ListKey> key,
            Set<String> always,
            Set<String> services,
            List<PathPattern> mocked,
            List<PathPattern> settings,
            List<Forwarding> forwardings,
            List<String> rules,
            List<String> when,
            String reason) {
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

    List<Entry> entries() {
        return entries;
    }

    /** Whether the resource names classes for a reader that is known. */
    boolean isClassList(String file) {
        return entries.stream().flatMap(entry -> entry.lists().stream()).anyMatch(list -> list.matches(file));
    }

    /**
     * Whether metadata that names the class (with dots) says more than must be kept: it was recorded where tests made mocks of
     * it or had settings that named it, or what calls of it come to is known method by method.
     */
    boolean isKnownBetter(String className) {
        String path = className.replace('.', '/');
        return entries.stream()
                .flatMap(entry -> Stream.of(
                                entry.mocked().stream(),
                                entry.settings().stream(),
                                entry.forwardings().stream().flatMap(calls -> Stream.of(calls.from(), calls.to())))
                        .flatMap(patterns -> patterns))
                .anyMatch(known -> known.matches(path));
    }

    /** Who asks for the service, where that is known better than by its name. */
    Optional<List<Trigger>> readersOf(String service) {
        return entries.stream()
                .filter(entry -> entry.services().contains(service))
                .map(Entry::readers)
                .findFirst();
    }

    List<KeepRule> rules() {
        return entries.stream()
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
        List<String> names = after("pattern ", lines);
        lines.stream()
                .filter(line -> !KEYWORDS.matcher(line).matches())
                .forEach(
                        line -> fail(
                                line,
                                "begins with none of pattern, list, key, always, service, mocked, setting, forward, keep, when and because"));
        if (!rules.isEmpty() && reason.isEmpty()) {
            fail(rules.get(0), "has no reason");
        }
        if (names.size() != 1) {
            fail(lines.get(0), "is in a paragraph with " + names.size() + " names, not one");
        }
        rules.forEach(Catalogue::check);
        return new Entry(
                names.get(0),
                after("list ", lines).stream().map(PathPattern::new).toList(),
                after("key ", lines).stream().map(Catalogue::key).findFirst(),
                Set.copyOf(after("always ", lines)),
                Set.copyOf(after("service ", lines)),
                after("mocked ", lines).stream().map(PathPattern::new).toList(),
                after("setting ", lines).stream().map(PathPattern::new).toList(),
                after("forward ", lines).stream().map(Catalogue::forwarding).toList(),
                rules,
                after("when ", lines),
                reason);
    }

    private static ListKey key(String kind) {
        return switch (kind) {
            case "class" -> ListKey.CLASS;
            case "namespace" -> ListKey.NAMESPACE;
            default ->
                throw new IllegalStateException(FILE + ": \"key " + kind + "\" is no key class or key namespace");
        };
    }

    private static Forwarding forwarding(String text) {
        String[] ends = text.split(" to ", -1);
        if (ends.length != 2) {
            fail("forward " + text, "is no forward PATTERN to PATTERN");
        }
        return new Forwarding(new PathPattern(ends[0]), new PathPattern(ends[1]));
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
