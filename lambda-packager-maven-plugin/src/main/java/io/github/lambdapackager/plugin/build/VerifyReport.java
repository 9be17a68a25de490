package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.report.VerifiedRow;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;

/**
 * What verifying a module came to.
 *
 * @param rows the events of each function
 * @param violations one for each function that behaves differently
 * @param warnings what the user should act on
 * @param notes what the user may want to know (debug)
 */
public record VerifyReport(
        List<VerifiedRow> rows, List<Violation> violations, List<String> warnings, List<String> notes) {
    public VerifyReport {
        rows = List.copyOf(rows);
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
