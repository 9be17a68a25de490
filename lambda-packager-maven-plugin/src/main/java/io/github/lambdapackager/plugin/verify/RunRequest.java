package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.aws.Tape;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a function.
 *
 * @param taskRoot the unpacked package
 * @param opt the unpacked layers; empty: none
 * @param answers folders with what AWS answers, the first that has a file wins
 * @param replay what AWS answered in an earlier run
 * @param environment the function's own variables
 * @param work a folder that this run alone uses
 * @param measure what to find out beside
 */
record RunRequest(
        String function,
        String handler,
        LambdaRuntime runtime,
        Path taskRoot,
        Optional<Path> opt,
        List<SampleEvent> events,
        List<Path> answers,
        Optional<Tape> replay,
        Map<String, String> environment,
        Path work,
        Measure measure) {
    /** What an agent finds out while a function runs. */
    enum Measure {
        NOTHING,
        COVERAGE,
        REFLECTION
    }

    RunRequest {
        events = List.copyOf(events);
        answers = List.copyOf(answers);
        environment = Map.copyOf(environment);
    }

    Path output() {
        return work.resolve("output.log");
    }

    Path coverageData() {
        return work.resolve("coverage.exec");
    }

    Path observingAgent() {
        return work.resolve("observing-agent.jar");
    }

    Path observations() {
        return work.resolve("observations.txt");
    }

    Path classLog(int process) {
        return work.resolve("classes-" + process + ".log");
    }
}
