package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions and artifacts for the planner, sizes in kilobytes. */
final class Monorepo {
    static final LayerPlan NO_PLAN = new LayerPlan(List.of(), List.of(), LayerPins.NONE);

    private final Map<String, FunctionWeight> functions = new TreeMap<>();
    private final Map<Coordinates, LayerCandidate> candidates = new LinkedHashMap<>();

    /** An artifact of that size in a layer; the group tells what is released together. */
    Monorepo artifact(Coordinates coordinates, ArtifactSpeed speed, long kilobytes) {
        candidates.put(coordinates, new LayerCandidate(coordinates, speed, size(kilobytes)));
        return this;
    }

    Monorepo function(String name, long ownKilobytes) {
        functions.put(
                name, new FunctionWeight(name, ArtifactKey.parse("com.example:" + name), size(ownKilobytes), Map.of()));
        return this;
    }

    /** The function carries so much of the artifact. */
    Monorepo embeds(String function, Coordinates artifact, long kilobytes) {
        FunctionWeight before = functions.get(function);
        if (before == null) {
            throw new IllegalArgumentException(function);
        }
        Map<Coordinates, ArchiveSize> embedded = new LinkedHashMap<>(before.embedded());
        embedded.put(artifact, size(kilobytes));
        functions.put(function, new FunctionWeight(function, before.module(), before.own(), embedded));
        return this;
    }

    Monorepo without(String function) {
        functions.remove(function);
        return this;
    }

    List<FunctionWeight> functions() {
        return new ArrayList<>(functions.values());
    }

    Map<Coordinates, LayerCandidate> candidates() {
        return candidates;
    }

    List<ResolvedFunction> resolved() {
        return functions().stream().map(FunctionWeight::resolved).toList();
    }

    private static ArchiveSize size(long kilobytes) {
        return new ArchiveSize(kilobytes * 1000, kilobytes * 2000);
    }
}
