package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A layer that the user attaches by its ARN, with the artifacts that it is known to hold.
 *
 * @param functions the names of the functions that have it; empty: all
 * @param architectures those that it is for; empty: all
 * @param runtimes those that it is for; empty: all
 */
public record ProvidedLayer(
        String arn,
        List<Coordinates> artifacts,
        List<String> functions,
        List<Architecture> architectures,
        List<LambdaRuntime> runtimes) {
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:lambda:[a-z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]{1,140}:[0-9]+");

    public ProvidedLayer {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a layer version, such as "
                    + "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3");
        }
        artifacts = List.copyOf(artifacts);
        functions = List.copyOf(functions);
        architectures = List.copyOf(architectures);
        runtimes = List.copyOf(runtimes);
    }

    /** A layer for every architecture and runtime. */
    public ProvidedLayer(String arn, List<Coordinates> artifacts, List<String> functions) {
        this(arn, artifacts, functions, List.of(), List.of());
    }

    /** Whether this function has it. */
    public boolean isFor(String function) {
        return functions.isEmpty() || functions.contains(function);
    }

    /** Whether it brings an artifact, in whatever version. */
    public boolean provides(ArtifactKey artifact) {
        return artifacts.stream().anyMatch(artifact::matches);
    }
}
