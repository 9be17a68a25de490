package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.LayerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * Finds the folder with the layer plan: the nearest one above a module, up to the root of the repository, from whichever
 * folder Maven runs; for a module beside the root, the root that Maven knows.
 */
public final class PlanFolder {
    private final MavenSession session;

    public PlanFolder(MavenSession session) {
        this.session = session;
    }

    /** Empty when there is no plan. */
    public Optional<Path> above(Path module) {
        Path start = module.toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (hasPlan(folder)) {
                return Optional.of(folder);
            }
            if (Files.exists(folder.resolve(".mvn")) || Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        return Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                .map(root -> root.toPath())
                .filter(PlanFolder::hasPlan);
    }

    private static boolean hasPlan(Path folder) {
        return Files.exists(folder.resolve(LayerPlan.FILE_NAME));
    }
}
