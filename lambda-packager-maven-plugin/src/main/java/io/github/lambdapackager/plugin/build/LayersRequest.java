package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ModuleManifest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the layers module wants built.
 *
 * @param manifests of the modules with functions
 * @param planFolder the folder of the layer plan; empty: there are no layers
 * @param mendPlan whether functions of modules that are no longer in the source tree go from the plan
 * @param outputDirectory where zips and the merged manifest go
 * @param ownModules the modules of this source tree, as {@code group:artifact}
 * @param files finds artifacts
 * @param tool the plugin, as the manifest names it
 */
public record LayersRequest(
        List<ModuleManifest> manifests,
        Optional<Path> planFolder,
        boolean mendPlan,
        Path outputDirectory,
        Set<String> ownModules,
        ArtifactFiles files,
        Tool tool) {
    public LayersRequest {
        manifests = List.copyOf(manifests);
        ownModules = Set.copyOf(ownModules);
    }

    /** Where the file of an artifact is: in the reactor, or in a repository. */
    @FunctionalInterface
    public interface ArtifactFiles {
        Path of(Coordinates artifact) throws PackagingException;
    }
}
