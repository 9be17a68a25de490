package io.github.lambdapackager.plugin.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A function with what it can reach.
 *
 * @param elements in class-path order, excluded artifacts left out, the module first
 * @param classesIn how many classes the unshaken class path shows to a JVM
 * @param classesOut how many of them remain
 * @param kept every class that remains (binary name with dots), with its reason
 * @param removed what was removed, a line each: a class, or {@code class: member}
 * @param notes what the user may want to know (debug)
 * @param warnings what the user should act on
 */
public record ShakenFunction(
        LambdaFunction function,
        List<ShakenElement> elements,
        int classesIn,
        int classesOut,
        SortedMap<String, String> kept,
        List<String> removed,
        List<String> notes,
        List<String> warnings) {
    public ShakenFunction {
        elements = List.copyOf(elements);
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }
}
