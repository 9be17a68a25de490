package io.github.lambdapackager.plugin.build;

import java.util.List;

/**
 * What recording a module came to.
 *
 * @param rows a line for each function
 * @param warnings what the user should act on
 * @param notes what was recorded anew, a line each (debug)
 */
public record RecordReport(List<String> rows, List<String> warnings, List<String> notes) {
    public RecordReport {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
