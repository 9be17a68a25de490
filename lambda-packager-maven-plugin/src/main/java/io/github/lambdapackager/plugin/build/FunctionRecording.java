package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.Harness;
import io.github.lambdapackager.plugin.verify.Recorder;
import io.github.lambdapackager.plugin.verify.Recorder.Trace;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Observes one function. */
final class FunctionRecording implements Callable<Trace> {
    private final Candidate candidate;
    private final Recorder recorder;
    private final Consumer<String> progress;

    FunctionRecording(Candidate candidate, Harness harness, Consumer<String> progress) {
        this.candidate = candidate;
        this.recorder = new Recorder(harness);
        this.progress = progress;
    }

    Candidate candidate() {
        return candidate;
    }

    @Override
    public Trace call() throws IOException, InterruptedException {
        int events = candidate.events().size();
        String what = events == 0 ? "an event made up for it" : events == 1 ? "1 event" : events + " events";
        progress.accept(candidate.name() + ": runs " + what + ", unshaken and observed");
        return recorder.record(candidate);
    }
}
