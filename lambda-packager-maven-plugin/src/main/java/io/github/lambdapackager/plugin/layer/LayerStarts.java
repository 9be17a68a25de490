package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the plans that the search sets out from. */
final class LayerStarts {
    private static final double[] SHARED_BY = {1.0, 0.9, 0.7, 0.5, 0.3, 0.15};
    private static final int MAX_LAYERS = 40;

    private final PlanState start;
    private final PlanningProblem problem;
    private final List<Integer> free;

    /** @param free the artifacts that may be put into layers */
    LayerStarts(PlanState start, List<Integer> free) {
        this.start = start;
        this.problem = start.problem;
        this.free = List.copyOf(free);
    }

    /** Each of them on its own. */
    List<PlanState> all() {
        List<PlanState> starts = new ArrayList<>(List.of(new PlanState(start)));
        for (double part : SHARED_BY) {
            starts.add(shared(part));
        }
        starts.add(sameUsers());
        return starts;
    }

    /** A layer for each speed, of what at least this part of the functions has. */
    private PlanState shared(double part) {
        Map<ArtifactSpeed, BitSet> groups = new TreeMap<>();
        for (int a : free) {
            if (problem.users[a].cardinality() >= part * problem.functions.size()) {
                groups.computeIfAbsent(problem.speed(a), any -> new BitSet()).set(a);
            }
        }
        return started(new ArrayList<>(groups.values()));
    }

    /** A layer for each set of artifacts that the very same functions have. */
    private PlanState sameUsers() {
        Map<Object, BitSet> groups = new LinkedHashMap<>();
        for (int a : free) {
            groups.computeIfAbsent(List.of(problem.users[a], problem.speed(a)), any -> new BitSet())
                    .set(a);
        }
        return started(groups.values().stream().limit(MAX_LAYERS).toList());
    }

    private PlanState started(List<BitSet> groups) {
        PlanState state = new PlanState(start);
        for (BitSet group : groups) {
            LayerDraft layer = state.newLayer("", false);
            state.setArtifacts(layer, group);
            if (!problem.isSound(layer)) {
                state.dissolve(layer);
            }
        }
        return state;
    }
}
