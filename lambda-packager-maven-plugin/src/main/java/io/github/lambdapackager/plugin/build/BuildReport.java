package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.report.ModuleRow;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was built of a module.
 *
 * @param row the figures of each function, and of the work; no function: the module has no handler
 * @param zips the packages, by the functions' names
 * @param manifest the file that describes the packages; it exists where there are any
 * @param warnings what the user should act on
 * @param notes why things are as they are (debug)
 */
public record BuildReport(
        ModuleRow row, SortedMap<String, Path> zips, Path manifest, List<String> warnings, List<String> notes) {
    public BuildReport {
        zips = Collections.unmodifiableSortedMap(new TreeMap<>(zips));
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
