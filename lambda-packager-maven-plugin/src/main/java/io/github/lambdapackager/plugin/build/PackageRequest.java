package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.publisher.model.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a module wants packaged.
 *
 * @param tool the plugin, as the manifest names it
 * @param declared the functions of the POM; none: those whose handlers the module holds
 * @param defaults the settings of functions that are not declared
 * @param findPlainHandlers whether {@code handleRequest} methods count without Lambda's interfaces
 * @param metadata asked for once there is a function
 * @param planFolder the folder of the layer plan; empty: no function has a layer
 * @param planUpdate mends the plan before it is obeyed; empty: a plan that does not fit fails the build
 * @param sources what shaking goes by beside the code
 * @param writeUnshaken whether each package gets its unshaken twin beside it; then nothing is taken from earlier builds
 * @param reuse what of earlier builds is taken
 */
public record PackageRequest(
        FunctionModule module,
        Tool tool,
        List<FunctionDeclaration> declared,
        FunctionDeclaration defaults,
        ShrinkOverride shrinkOverride,
        boolean findPlainHandlers,
        Supplier<ReachabilityMetadata> metadata,
        Optional<Path> planFolder,
        Optional<PlanUpdate> planUpdate,
        RuleSources sources,
        boolean writeUnshaken,
        Reuse reuse) {
    public PackageRequest {
        declared = List.copyOf(declared);
    }

    /** Whether what is built is worth to be remembered, and what was built before to be taken. */
    boolean isReusable() {
        return reuse.wanted() && !writeUnshaken && sources.left().isEmpty();
    }
}
