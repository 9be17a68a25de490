package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A function with what it can reach.
 *
 * @param elements in class-path order, excluded artifacts left out, the module first
 * @param classesIn how many classes the unshaken class path shows to a JVM
 * @param classesOut how many of them the elements' entries hold
 * @param kept every class that is reached (binary name with dots), also in a layer, with its reason
 * @param fired what rules waited for and was reached
 * @param removed what was removed, a line each: a class, or {@code class: member}
 * @param notes what the user may want to know (debug)
 * @param warnings what the user should act on
 * @param layers what they hold of the elements is not among the elements' entries
 */
public record ShakenFunction(
        LambdaFunction function,
        List<ShakenElement> elements,
        int classesIn,
        int classesOut,
        SortedMap<String, String> kept,
        Set<Trigger> fired,
        List<String> removed,
        List<String> notes,
        List<String> warnings,
        FunctionLayers layers) {
    public ShakenFunction {
        elements = List.copyOf(elements);
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
        fired = Set.copyOf(fired);
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** The same function with other files and notes. */
    public ShakenFunction with(List<ShakenElement> otherElements, List<String> otherNotes) {
        return new ShakenFunction(
                function, otherElements, classesIn, classesOut, kept, fired, removed, otherNotes, warnings, layers);
    }
}
