package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One function of a module, ready to be packaged.
 *
 * @param eventTypes binary names of the classes that the handler's event and result types name, type arguments
 *     included, JDK types left out
 * @param keepRules the user's own ProGuard rules, from files and from the POM
 * @param exempted {@code group:artifact} patterns ({@code *} allowed) of artifacts that travel whole, as they are
 * @param excluded {@code group:artifact} patterns of artifacts that are left out
 */
public record LambdaFunction(
        String name,
        Handler handler,
        SortedSet<String> eventTypes,
        LambdaRuntime runtime,
        Architecture architecture,
        ShrinkMode shrinkMode,
        List<UserRules> keepRules,
        List<ArtifactPattern> exempted,
        List<ArtifactPattern> excluded) {
    public LambdaFunction {
        eventTypes = Collections.unmodifiableSortedSet(new TreeSet<>(eventTypes));
        keepRules = List.copyOf(keepRules);
        exempted = List.copyOf(exempted);
        excluded = List.copyOf(excluded);
    }

    /** Whether the artifact travels whole, as it is. */
    public boolean exempts(Coordinates artifact) {
        return matchesAny(exempted, artifact);
    }

    /** Whether the artifact is left out. */
    public boolean excludes(Coordinates artifact) {
        return matchesAny(excluded, artifact);
    }

    private static boolean matchesAny(List<ArtifactPattern> patterns, Coordinates artifact) {
        // Asked for every class, and most functions have no pattern.
        return !patterns.isEmpty() && patterns.stream().anyMatch(pattern -> pattern.matches(artifact));
    }
}
