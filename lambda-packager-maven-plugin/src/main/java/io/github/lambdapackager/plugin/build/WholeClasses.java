package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.shake.NamedClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which classes come along when others are whole: a member that no function needs may name classes that no function
 * needs, and each function would carry these beside the layer.
 */
final class WholeClasses {
    private static final String CLASS = ".class";

    private final Map<String, Set<String>> named = new HashMap<>();

    WholeClasses(List<ClasspathElement> artifacts) {
        NamedClasses reader = new NamedClasses();
        for (ClasspathElement artifact : artifacts) {
            artifact.entries().forEach((file, content) -> {
                if (file.endsWith(CLASS)) {
                    named.computeIfAbsent(ArtifactContent.className(file), any -> new HashSet<>())
                            .addAll(reader.of(content));
                }
            });
        }
    }

    /** These classes and all that come along. */
    Set<String> with(Set<String> classes) {
        Set<String> all = new HashSet<>(classes);
        Deque<String> open = new ArrayDeque<>(classes);
        while (!open.isEmpty()) {
            String next = open.pop();
            Set<String> names = new HashSet<>(named.getOrDefault(next, Set.of()));
            names.add(next.substring(0, next.lastIndexOf('.') + 1) + "package-info");
            names.stream()
                    .filter(name -> named.containsKey(name) && all.add(name))
                    .forEach(open::push);
        }
        return all;
    }
}
