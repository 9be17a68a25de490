package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.plugin.resolve.RuntimeJars;
import io.github.lambdapackager.publisher.model.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a module wants its functions verified.
 *
 * @param events the folder with a folder of sample events for each function
 * @param planFolder the folder of the layer plan; empty: no function has a layer
 * @param functions the functions to verify; none named: all
 * @param timeLimit for one event
 * @param memoryMegabytes the functions' memory setting
 * @param nativeClient whether to use the runtime client's native library
 * @param emulator answers what AWS would, where no file does
 * @param volatileFields names of JSON fields, or JSON pointers, whose values never count
 * @param threads how many functions run at the same time
 */
public record VerifyRequest(
        FunctionModule module,
        Tool tool,
        RuntimeJars jars,
        Path events,
        Optional<Path> planFolder,
        Set<String> functions,
        Duration timeLimit,
        int memoryMegabytes,
        boolean nativeClient,
        Optional<URI> emulator,
        Set<String> volatileFields,
        int threads) {
    public VerifyRequest {
        functions = Set.copyOf(functions);
        volatileFields = Set.copyOf(volatileFields);
    }
}
