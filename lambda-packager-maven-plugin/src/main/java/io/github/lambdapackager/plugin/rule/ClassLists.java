package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Resources that list class names for one reader: {@code class-lists.txt} says which, and who reads them. */
final class ClassLists implements RuleSource {
    private static final List<ClassList> LISTS =
            DataFile.lines("class-lists.txt").stream().map(ClassList::parse).toList();

    /**
     * One line of the file.
     *
     * @param kind {@code class} or {@code package}
     * @param reader who reads the list; {@code *} stands for what the first {@code *} of the file's pattern matched
     */
    private record ClassList(PathPattern file, String kind, String reader) {
        static ClassList parse(String line) {
            String[] parts = line.split("\\s+", -1);
            if (parts.length != 3 || !Set.of("class", "package").contains(parts[1])) {
                throw new IllegalStateException("class-lists.txt: \"" + line + "\" is not a pattern and its reader");
            }
            return new ClassList(new PathPattern(parts[0]), parts[1], parts[2]);
        }

        Trigger isRead(Matcher match) {
            String name = match.groupCount() == 0 ? reader : reader.replace("*", match.group(1));
            return kind.equals("class")
                    ? new Trigger.ClassReached(Set.of(name))
                    : new Trigger.PackageReached(name.replace('/', '.'));
        }
    }

    static boolean isClassList(String file) {
        return LISTS.stream().anyMatch(list -> list.file().matches(file));
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = artifact.files().keySet().stream()
                .flatMap(file -> LISTS.stream().flatMap(list -> rules(list, file, artifact, classes)))
                .toList();
        return new CollectedRules(rules, List.of());
    }

    private static Stream<KeepRule> rules(ClassList list, String file, PackagedArtifact artifact, ClassIndex classes) {
        Matcher match = list.file().matcher(file);
        if (!match.matches()) {
            return Stream.empty();
        }
        String text = new String(artifact.files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        return DataFile.lines(text.lines().toList()).stream()
                .filter(classes::isPackaged)
                .map(name -> KeepRule.whole(name, "named in " + file + " of " + artifact.name(), list.isRead(match)));
    }
}
