package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.SharingComparison;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares the three ways of sharing for every shared module of a repository. */
public final class SharingOverview {
    private final Path root;
    private final List<GraphModule> modules;
    private final String prefix;

    /**
     * For one repository.
     *
     * @param root where the layer plan stands
     * @param modules those with functions
     * @param prefix what the names of new layers start with
     */
    public SharingOverview(Path root, List<GraphModule> modules, String prefix) {
        this.root = root;
        this.modules = List.copyOf(modules);
        this.prefix = prefix;
    }

    /** The modules in the order of their names. */
    public List<SharedModule> compare() throws PackagingException, IOException {
        LayerPlan plan = new LayerPlanReader().read(root).orElse(new LayerPlan(List.of(), List.of(), LayerPins.NONE));
        LayerWeights weights = new LayerWeights(modules, plan, false);
        return new SharingComparison(weights.functions(), weights.candidates(), prefix).compare(plan);
    }
}
