package io.github.lambdapackager.plugin.verify.record;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells which classes that a JVM loaded no link explains. */
final class UnexplainedClasses {
    private final PackageContent unshaken;
    private final Map<String, Set<String>> open = new TreeMap<>();

    /**
     * @param loaded classes that the shaken package lacks
     * @param unshaken where their links are
     */
    UnexplainedClasses(Collection<String> loaded, PackageContent unshaken) {
        this.unshaken = unshaken;
        loaded.forEach(
                name -> unshaken.classFile(name).ifPresent(classFile -> open.put(name, ClassReferences.of(classFile))));
    }

    /** The classes that must be named beside these so that all others follow by links. */
    SortedSet<String> beside(Collection<String> named) {
        for (String name : named) {
            unshaken.classFile(name).ifPresent(classFile -> explain(ClassReferences.of(classFile)));
        }
        SortedSet<String> unexplained = new TreeSet<>();
        while (!open.isEmpty()) {
            List<String> roots = roots();
            unexplained.addAll(roots);
            explain(roots);
        }
        return unexplained;
    }

    /** Those that no other one links; in a circle, where each links another, the first by name will do. */
    private List<String> roots() {
        Set<String> linked = open.entrySet().stream()
                .flatMap(each -> each.getValue().stream().filter(other -> !other.equals(each.getKey())))
                .collect(Collectors.toSet());
        List<String> roots =
                open.keySet().stream().filter(name -> !linked.contains(name)).toList();
        return roots.isEmpty() ? List.of(open.keySet().iterator().next()) : roots;
    }

    private void explain(Collection<String> names) {
        Deque<String> queue = new ArrayDeque<>(names);
        while (!queue.isEmpty()) {
            Set<String> references = open.remove(queue.remove());
            if (references != null) {
                queue.addAll(references);
            }
        }
    }
}
