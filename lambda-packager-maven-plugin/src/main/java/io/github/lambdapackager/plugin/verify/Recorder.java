package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.RunRequest.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Runs the unshaken package of a function and observes what it reaches by reflection. */
public final class Recorder {
    private final Harness harness;

    public Recorder(Harness harness) {
        this.harness = harness;
    }

    /**
     * What a run has shown.
     *
     * @param observations the lines that the observing agent wrote; none: nothing was run
     * @param classes the classes that the JVM took from the package
     * @param shortfall why the run may have shown less than it should; nothing when every event was answered
     */
    public record Trace(List<String> observations, SortedSet<String> classes, Optional<String> shortfall) {
        public Trace {
            observations = List.copyOf(observations);
        }
    }

    /** Runs its events, or one that is made up; what the function's process printed stays in its work folder. */
    public Trace record(Candidate candidate) throws IOException, InterruptedException {
        TaskRoot.delete(candidate.work());
        if (!candidate.events().isEmpty()) {
            return record(candidate, candidate.events());
        }
        String remedy = "add one as src/test/lambda/" + candidate.name() + "/<name>.json";
        Optional<SampleEvent> generated = new GeneratedEvent(harness).of(candidate);
        if (generated.isEmpty()) {
            return new Trace(List.of(), new TreeSet<>(), Optional.of("it has no event: " + remedy));
        }
        Trace trace = record(candidate, List.of(generated.get()));
        return new Trace(
                trace.observations(),
                trace.classes(),
                trace.shortfall().or(() -> Optional.of("its only event was made up: " + remedy)));
    }

    private Trace record(Candidate candidate, List<SampleEvent> events) throws IOException, InterruptedException {
        RunRequest request = new RunRequest(
                candidate.name(),
                candidate.handler(),
                candidate.runtime(),
                candidate.layout().root(),
                Optional.empty(),
                events,
                candidate.answers(),
                Optional.empty(),
                candidate.environment(),
                candidate.work().resolve("run"),
                Measure.REFLECTION);
        Observation observation = new FunctionRunner(harness).run(request).observation();
        Optional<String> shortfall =
                new Comparison(events, List.of(observation), candidate.volatileFields()).unfitBaseline();
        if (!Files.exists(request.observations())) {
            throw new IOException(
                    "function " + candidate.name() + " was not observed; see " + request.output() + " for the reason");
        }
        List<String> observations = Files.readAllLines(request.observations());
        return new Trace(observations, observation.classes(), shortfall);
    }
}
