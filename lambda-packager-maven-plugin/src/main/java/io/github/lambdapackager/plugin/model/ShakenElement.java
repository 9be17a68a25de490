package io.github.lambdapackager.plugin.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of one place on the class path.
 *
 * @param entries the files that remain, by their plain names; multi-release entries are resolved for the function's
 *     runtime
 * @param intact whether the artifact travels as the very file it was, for it is exempted from shaking
 */
public record ShakenElement(ClasspathElement element, SortedMap<String, byte[]> entries, boolean intact) {
    public ShakenElement {
        entries = entries instanceof FilesByName ? entries : Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
}
