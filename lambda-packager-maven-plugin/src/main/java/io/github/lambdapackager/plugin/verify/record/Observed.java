package io.github.lambdapackager.plugin.verify.record;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing that a function reached by reflection.
 *
 * @param kind as {@code Observations} writes it: {@code class}, {@code allDeclaredMethods}, {@code method}, ...
 * @param words what follows it: a class and perhaps a member with its parameters, interfaces, or a resource
 */
record Observed(String kind, List<String> words) implements Comparable<Observed> {
    Observed {
        words = List.copyOf(words);
    }

    /** Lines of a file that {@code Observations} wrote. */
    static SortedSet<Observed> parse(List<String> lines) {
        SortedSet<Observed> observed = new TreeSet<>();
        for (String line : lines) {
            List<String> words = List.of(line.split("\t", -1));
            observed.add(new Observed(words.get(0), words.subList(1, words.size())));
        }
        return Collections.unmodifiableSortedSet(observed);
    }

    /** The class, the interfaces or the resource. */
    String subject() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** The types of a method's parameters. */
    List<String> parameters() {
        String types = words.get(2);
        return types.isEmpty() ? List.of() : List.of(types.split(",", -1));
    }

    /** Whether the JDK looks in superclasses and interfaces as well. */
    boolean isInherited() {
        return switch (kind) {
            case "allPublicMethods", "allPublicFields" -> true;
            case "method", "field", "member" -> !words.get(1).equals("<init>");
            default -> false;
        };
    }

    @Override
    public int compareTo(Observed other) {
        return (kind + words).compareTo(other.kind + other.words);
    }
}
