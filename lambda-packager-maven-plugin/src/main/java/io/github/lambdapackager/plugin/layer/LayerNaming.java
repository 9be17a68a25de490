package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names layers: one that has most of the content of a layer of the plan before goes by its name. */
final class LayerNaming {
    private static final int MAX_PREFIX = 100;

    private final String prefix;

    LayerNaming(String prefix) {
        String allowed = prefix.replaceAll("[^a-zA-Z0-9_-]", "-");
        this.prefix = allowed.substring(0, Math.min(MAX_PREFIX, allowed.length()));
    }

    /** The layer of the plan before with which this one shares at least half of what both hold. */
    Optional<PlannedLayer> predecessor(PlanningProblem problem, LayerDraft layer, LayerPlan before) {
        if (!layer.name.isEmpty()) {
            return before.layer(layer.name);
        }
        Set<ArtifactKey> keys = layer.artifacts.stream().mapToObj(problem::key).collect(Collectors.toSet());
        return before.layers().stream()
                .filter(old -> 2 * common(old, keys) >= old.artifacts().size() + keys.size() - common(old, keys))
                .max(Comparator.comparingLong(old -> common(old, keys)));
    }

    private static long common(PlannedLayer old, Set<ArtifactKey> keys) {
        return old.artifacts().stream().filter(keys::contains).count();
    }

    /** A name that is not taken, such as {@code shop-libraries} or {@code shop-libraries-2}. */
    String fresh(String id, Set<String> taken) {
        String base = prefix.isEmpty() ? id : prefix + "-" + id;
        String name = base;
        for (int number = 2; taken.contains(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }
}
