package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.layer.PlanCheck;
import io.github.lambdapackager.plugin.layer.PlanMending;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the plan fit while modules are built. The first module mends what concerns the layers, for it is told what the
 * functions of all the others have; each one mends the names of its own functions, which it alone knows for sure.
 */
public final class PlanUpdate {
    private final Path folder;
    private final Resolutions reactor;
    private final Object lock;

    /** What the functions of a plan have on their class paths today. */
    @FunctionalInterface
    public interface Resolutions {
        List<ResolvedFunction> of(LayerPlan plan) throws PackagingException;
    }

    /**
     * An update of the plan in a folder.
     *
     * @param reactor asked once the lock is held
     * @param lock shared by all modules of the build
     */
    public PlanUpdate(Path folder, Resolutions reactor, Object lock) {
        this.folder = folder;
        this.reactor = reactor;
        this.lock = lock;
    }

    /**
     * Mends the plan for a module before anything of the module is made by it.
     *
     * @param functions all functions of the module
     * @return what did not fit; nothing: the plan is as it was
     */
    List<String> run(ArtifactKey module, List<ResolvedFunction> functions) throws PackagingException, IOException {
        synchronized (lock) {
            Optional<LayerPlan> read = new LayerPlanReader().read(folder);
            if (read.isEmpty()) {
                return List.of();
            }
            LayerPlan plan = read.get();
            List<ResolvedFunction> known = new ArrayList<>(functions);
            reactor.of(plan).stream()
                    .filter(function -> !function.module().equals(module))
                    .filter(function ->
                            functions.stream().noneMatch(own -> own.name().equals(function.name())))
                    .forEach(known::add);
            LayerPlan mended = new PlanMending(Set.of(module), known).mend(plan);
            if (mended.equals(plan)) {
                return List.of();
            }
            List<String> notes = new ArrayList<>();
            new PlanCheck(plan)
                    .check(Set.of(module), known)
                    .forEach(violation -> notes.add(violation.subject() + ": " + violation.problem()));
            notes.add("mended " + new LayerPlanWriter().write(mended, folder) + ": review the change and check it in");
            return notes;
        }
    }
}
