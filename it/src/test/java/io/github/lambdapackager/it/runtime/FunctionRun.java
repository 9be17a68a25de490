package io.github.lambdapackager.it.runtime;

import java.util.List;

/**
 * What a function did with its events.
 *
 * @param results one for each event, in order
 * @param log what it printed, line by line, output and errors together
 */
public record FunctionRun(List<Result> results, List<String> log) {
    public FunctionRun {
        results = List.copyOf(results);
        log = List.copyOf(log);
    }

    /**
     * What came of one event.
     *
     * @param kind {@code response}, {@code error} (of one event), {@code init/error}, or {@code exit} without an answer
     */
    public record Result(String kind, String body) {}

    public boolean succeeded() {
        return results.stream().allMatch(result -> result.kind().equals("response"));
    }
}
