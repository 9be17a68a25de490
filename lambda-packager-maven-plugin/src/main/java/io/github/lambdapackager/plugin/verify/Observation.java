package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.aws.AwsRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a function did with its events.
 *
 * @param outcomes one for each event, in order; fewer when the function could not start
 * @param log what it printed, line by line, output and errors together
 * @param requests what it asked AWS, in the order of arrival
 * @param classes the classes that the JVM took from the package
 * @param start from the start of the process until the function asked for its first event
 * @param peakMemoryBytes the most memory that a process of it held; 0 where the system does not tell
 */
public record Observation(
        List<Outcome> outcomes,
        List<String> log,
        List<AwsRequest> requests,
        SortedSet<String> classes,
        Duration start,
        long peakMemoryBytes) {
    public Observation {
        outcomes = List.copyOf(outcomes);
        log = List.copyOf(log);
        requests = List.copyOf(requests);
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
    }
}
