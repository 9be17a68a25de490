package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.plan.StatusRow;
import java.util.List;

/** What is published where. */
public record StatusReport(List<StatusRow> rows, List<String> failures) {
    public StatusReport {
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
    }

    public boolean isSettled() {
        return rows.stream().allMatch(StatusRow::isSettled);
    }
}
