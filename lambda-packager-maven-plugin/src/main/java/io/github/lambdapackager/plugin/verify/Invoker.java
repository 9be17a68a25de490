package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.verify.RunRequest.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a function once, for whoever waits for its answer. */
public final class Invoker {
    private final Harness harness;

    public Invoker(Harness harness) {
        this.harness = harness;
    }

    /**
     * Runs the first of its events, or one that is made up where it has none.
     *
     * @param candidate its layout is the package that is run
     * @throws PackagingException when no event can be made up
     */
    public Invocation invoke(Candidate candidate) throws PackagingException, IOException, InterruptedException {
        TaskRoot.delete(candidate.work());
        SampleEvent event = event(candidate);
        Path opt = candidate.work().resolve("opt");
        candidate.opt().into(opt);
        RunRequest request = new RunRequest(
                candidate.name(),
                candidate.handler(),
                candidate.runtime(),
                candidate.layout().root(),
                Optional.of(opt),
                List.of(event),
                candidate.answers(),
                Optional.empty(),
                candidate.environment(),
                candidate.work().resolve("run"),
                Measure.NOTHING);
        return new Invocation(
                candidate.name(),
                event,
                new FunctionRunner(harness).run(request).observation());
    }

    private SampleEvent event(Candidate candidate) throws PackagingException, IOException, InterruptedException {
        if (!candidate.events().isEmpty()) {
            return candidate.events().get(0);
        }
        return new GeneratedEvent(harness)
                .of(candidate)
                .orElseThrow(() -> new PackagingException(
                        "function " + candidate.name(),
                        "it has no sample event, and none can be made up for what its handler takes",
                        "name a file: -Dlambda.event=event.json"));
    }
}
