package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PathPattern;
import io.github.lambdapackager.plugin.rule.Catalogue.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Resources that name classes for one reader, as the catalogue knows them: only what is read counts. */
final class ClassLists implements RuleSource {
    private final Catalogue catalogue;

    ClassLists(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = artifact.files().keySet().stream()
                .flatMap(file -> catalogue.entries().stream()
                        .flatMap(entry ->
                                entry.lists().stream().flatMap(list -> rules(entry, list, file, artifact, classes))))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    private static Stream<KeepRule> rules(
            Entry entry, PathPattern list, String file, PackagedArtifact artifact, ClassIndex classes) {
        Matcher match = list.matcher(file);
        if (!match.matches()) {
            return Stream.empty();
        }
        String text = new String(artifact.files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        String reason = "listed in " + file + " of " + artifact.name();
        List<Trigger> readers = entry.readers(match);
        if (entry.key().isEmpty()) {
            return rules(text, file, reason, readers, classes);
        }
        Properties lists = properties(text);
        return lists.stringPropertyNames().stream()
                .sorted()
                .flatMap(key ->
                        rules(lists.getProperty(key), file, reason, readers(key, entry, readers, classes), classes));
    }

    private static List<Trigger> readers(String key, Entry entry, List<Trigger> ofList, ClassIndex classes) {
        return entry.key()
                .filter(kind -> !entry.always().contains(key))
                .map(kind -> kind.readers(key, ofList, classes))
                .orElse(ofList);
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            // A broken escape: all of it counts for no key that anybody knows.
            properties.clear();
            properties.setProperty("", text);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        return properties;
    }

    private static Stream<KeepRule> rules(
            String text, String file, String reason, List<Trigger> readers, ClassIndex classes) {
        return names(text, file, classes).stream()
                .flatMap(name -> readers.stream().map(reader -> KeepRule.whole(name, reason, reader)));
    }

    private static Set<String> names(String text, String file, ClassIndex classes) {
        List<String> lines = DataFile.lines(text.lines().toList());
        String folder = file.substring(0, file.lastIndexOf('/') + 1).replace('/', '.');
        Set<String> names = new TreeSet<>(NamedInText.classesIn(String.join("\n", lines), classes));
        lines.stream().map(line -> folder + line).filter(classes::isPackaged).forEach(names::add);
        return names;
    }
}
