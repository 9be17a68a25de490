package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.PathPattern;
import io.github.lambdapackager.plugin.rule.Catalogue.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        return names(text, file, classes).stream()
                .flatMap(name -> entry.readers(match).stream()
                        .map(reader -> KeepRule.whole(name, "listed in " + file + " of " + artifact.name(), reader)));
    }

    private static Set<String> names(String text, String file, ClassIndex classes) {
        List<String> lines = DataFile.lines(text.lines().toList());
        String folder = file.substring(0, file.lastIndexOf('/') + 1).replace('/', '.');
        Set<String> names = new TreeSet<>(NamedInText.classesIn(String.join("\n", lines), classes));
        lines.stream().map(line -> folder + line).filter(classes::isPackaged).forEach(names::add);
        return names;
    }
}
