package io.github.lambdapackager.plugin.resolve;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs a function outside of Lambda.
 *
 * @param runtimeClient the jars of Lambda's managed runtime, the client itself first
 * @param coverageAgent JaCoCo's agent
 */
public record RuntimeJars(List<Path> runtimeClient, Path coverageAgent) {
    public RuntimeJars {
        runtimeClient = List.copyOf(runtimeClient);
    }
}
