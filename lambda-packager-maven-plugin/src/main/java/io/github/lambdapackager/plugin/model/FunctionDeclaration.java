package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.util.List;
import java.util.Optional;

/**
 * What a POM says about a function; what it leaves out is found in the module's classes.
 *
 * @param name empty: derived from the module or from the handler
 * @param handler empty: the module's only handler
 * @param runtime empty: the oldest runtime that reads the module's own classes
 */
public record FunctionDeclaration(
        Optional<String> name,
        Optional<Handler> handler,
        Optional<LambdaRuntime> runtime,
        Architecture architecture,
        ShrinkMode shrinkMode,
        List<UserRules> keepRules,
        List<ArtifactPattern> exempted,
        List<ArtifactPattern> excluded) {
    public FunctionDeclaration {
        keepRules = List.copyOf(keepRules);
        exempted = List.copyOf(exempted);
        excluded = List.copyOf(excluded);
    }

    /** The same settings for a function of that handler. */
    public FunctionDeclaration of(Handler found) {
        return new FunctionDeclaration(
                name, Optional.of(found), runtime, architecture, shrinkMode, keepRules, exempted, excluded);
    }
}
