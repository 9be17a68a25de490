package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.PathPattern;
import io.github.lambdapackager.plugin.model.RuleSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is known of resources that nobody reads at run time: {@code removed-resources.txt}. */
final class RemovedResources {
    private static final String FILE = "removed-resources.txt";
    private static final List<Group> GROUPS = read();

    private final List<Group> groups;

    /**
     * @param name nothing where the files always go
     * @param unless internal names of classes that read the files
     */
    private record Group(Optional<String> name, String reason, List<String> unless, List<PathPattern> files) {
        Optional<String> id() {
            return name.map(named -> "resources:" + named);
        }
    }

    /** @param isReached tells by its internal name whether a class is in the package */
    RemovedResources(Predicate<String> isReached, RuleSources sources) {
        groups = GROUPS.stream()
                .filter(group -> group.id()
                        .map(id -> sources.has("resources") && sources.has(id))
                        .orElse(true))
                .filter(group -> group.unless().stream().noneMatch(isReached))
                .toList();
    }

    /** What the groups are called among the rule sources. */
    static List<String> ids() {
        return GROUPS.stream().flatMap(group -> group.id().stream()).toList();
    }

    /** Why the resource goes, if it does. */
    Optional<String> reason(String name) {
        return groups.stream()
                .filter(group -> group.files().stream().anyMatch(file -> file.matches(name)))
                .map(Group::reason)
                .findFirst();
    }

    private static List<Group> read() {
        List<Group> groups = new ArrayList<>();
        for (String paragraph : String.join("\n", ShakingData.lines(FILE)).split("\n\n+", -1)) {
            List<String> lines =
                    paragraph.lines().filter(line -> !line.isEmpty()).toList();
            if (!lines.isEmpty()) {
                groups.add(new Group(
                        after("pattern ", lines).stream().findFirst(),
                        String.join(" ", after("because ", lines)),
                        after("unless ", lines).stream()
                                .map(name -> name.replace('.', '/'))
                                .toList(),
                        lines.stream()
                                .filter(line -> line.indexOf(' ') < 0)
                                .map(PathPattern::new)
                                .toList()));
            }
        }
        return groups;
    }

    private static List<String> after(String keyword, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(keyword))
                .map(line -> line.substring(keyword.length()).strip())
                .toList();
    }
}
