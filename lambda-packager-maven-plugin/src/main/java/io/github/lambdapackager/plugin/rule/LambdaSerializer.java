package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Lambda's own serializer loads by name from the function's class path: for events of {@code
 * aws-lambda-java-events} it has code of its own, and {@code lambda-serializer.txt} says what that asks for.
 */
final class LambdaSerializer {
    private static final Map<String, List<String>> LOADED = read();

    private LambdaSerializer() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> loaded = new HashMap<>();
        for (String paragraph : DataFile.text("lambda-serializer.txt").split("\\n\\s*\\n", -1)) {
            List<String> names = named("load", paragraph);
            named("for", paragraph)
                    .forEach(event -> loaded.computeIfAbsent(event, key -> new ArrayList<>())
                            .addAll(names));
        }
        return loaded;
    }

    private static List<String> named(String keyword, String paragraph) {
        return paragraph
                .lines()
                .filter(line -> line.startsWith(keyword + " "))
                .map(line -> line.substring(keyword.length()).strip())
                .toList();
    }

    static List<KeepRule> rules(Collection<String> eventTypes, ClassIndex classes) {
        return eventTypes.stream()
                .flatMap(event -> LOADED.getOrDefault(event, List.of()).stream()
                        .filter(classes::isPackaged)
                        .map(name -> KeepRule.whole(
                                name, "loaded by Lambda's serializer for " + event, new Trigger.Always())))
                .toList();
    }
}
