package io.github.lambdapackager.publisher.run;

import io.github.lambdapackager.publisher.plan.PruneStep;
import java.util.Collection;
import java.util.List;

/**
 * What pruning found and did.
 *
 * @param steps every version of every layer, with why it stays
 * @param deleted what is gone; nothing after a dry run
 * @param failures one for each Region that could not be read, and each version that could not be deleted
 */
public record PruneReport(List<PruneStep> steps, List<PruneStep> deleted, List<String> failures) {
    public PruneReport {
        steps = List.copyOf(steps);
        deleted = List.copyOf(deleted);
        failures = List.copyOf(failures);
    }

    static PruneReport of(Collection<PruneReport> parts) {
        return new PruneReport(
                parts.stream().flatMap(part -> part.steps.stream()).toList(),
                parts.stream().flatMap(part -> part.deleted.stream()).toList(),
                parts.stream().flatMap(part -> part.failures.stream()).toList());
    }
}
