package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.child.EventSketch;
import io.github.lambdapackager.plugin.verify.child.Guarded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes up an event for a function that has none, of the type that its handler takes. */
final class GeneratedEvent {
    private static final String NAME = "generated";

    private final Harness harness;

    GeneratedEvent(Harness harness) {
        this.harness = harness;
    }

    /** The event as the runtime client writes that type; empty where the type does not let itself be made up. */
    Optional<SampleEvent> of(Candidate candidate) throws IOException, InterruptedException {
        Path work = Files.createDirectories(candidate.work().resolve(NAME));
        Path event = work.resolve("event.json");
        try (ChildProcess child = ChildProcess.start(
                command(candidate, work, event), Map.of(), candidate.layout().root(), work.resolve("output.log"))) {
            boolean ended = child.process().waitFor(harness.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
            return ended && child.process().exitValue() == 0
                    ? Optional.of(new SampleEvent(NAME, Files.readString(event), true))
                    : Optional.empty();
        }
    }

    private List<String> command(Candidate candidate, Path work, Path event) throws IOException {
        String classpath = harness.classpath(ChildJar.write(work.resolve("child.jar"), harness, Optional.empty()));
        return List.of(
                harness.javaHome().resolve("bin").resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath,
                Guarded.class.getName(),
                EventSketch.class.getName(),
                candidate.handler(),
                event.toString());
    }
}
