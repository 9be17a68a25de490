package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.Outcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares what a shaken package did with what the unshaken one did each time it ran. */
final class Comparison {
    private final List<SampleEvent> events;
    private final List<Observation> baselines;
    private final Set<String> volatileFields;

    Comparison(List<SampleEvent> events, List<Observation> baselines, Set<String> volatileFields) {
        this.events = events;
        this.baselines = baselines;
        this.volatileFields = volatileFields;
    }

    /** Why the baseline proves nothing, if so. */
    Optional<String> unfitBaseline() {
        for (Observation baseline : baselines) {
            for (int index = 0; index < baseline.outcomes().size(); index++) {
                Outcome outcome = baseline.outcomes().get(index);
                if (outcome.kind() != Kind.RESPONSE) {
                    return Optional.of(
                            "event " + events.get(index).name() + ": the unshaken package gave " + outcome.brief());
                }
            }
        }
        return Optional.empty();
    }

    List<Difference> differences(Observation shaken) {
        List<Difference> differences = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            differences.addAll(compareOutcomes(index, shaken));
        }
        differences.addAll(new RequestComparison(volatileFields)
                .compare(baselines.stream().map(Observation::requests).toList(), shaken.requests()));
        differences.addAll(
                LogComparison.compare(baselines.stream().map(Observation::log).toList(), shaken.log()));
        return differences;
    }

    private List<Difference> compareOutcomes(int index, Observation shaken) {
        String where = "event " + events.get(index).name();
        List<Outcome> expected =
                baselines.stream().map(run -> run.outcomes().get(index)).toList();
        if (index >= shaken.outcomes().size()) {
            return List.of(new Difference(where, expected.get(0).toString(), "nothing: it did not start"));
        }
        Outcome found = shaken.outcomes().get(index);
        if (found.kind() != expected.get(0).kind()) {
            return List.of(new Difference(where, expected.get(0).kind().toString(), found.toString()));
        }
        return new JsonComparison(volatileFields, where + ", answer")
                .compare(expected.stream().map(Outcome::body).toList(), found.body());
    }

    /** Classes of the package that every run of the unshaken one loaded, and the shaken one did not. */
    SortedSet<String> classesOnlyUnshaken(Observation shaken) {
        SortedSet<String> classes = new TreeSet<>(baselines.get(0).classes());
        baselines.forEach(baseline -> classes.retainAll(baseline.classes()));
        classes.removeAll(shaken.classes());
        return classes;
    }
}
