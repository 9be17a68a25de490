package io.github.lambdapackager.plugin.layer;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The steps from a plan to one that costs less, or to the same plan where there is none. */
final class LayerMoves {
    /** What is less than this is a rounding error. */
    static final double LEAST_SAVING = 1e-3;

    private final PlanningProblem problem;
    private final boolean thorough;
    private final LayerAttachment attachment = new LayerAttachment();

    /** @param thorough whether each possibility is tried rather than the one that looks best */
    LayerMoves(PlanningProblem problem, boolean thorough) {
        this.problem = problem;
        this.thorough = thorough;
    }

    /** The cheaper of the two, or of equals the one with fewer layers. */
    static PlanState cheaper(PlanState one, PlanState other) {
        double saving = one.cost() - other.cost();
        boolean simpler = other.layers().size() < one.layers().size() && saving > -LEAST_SAVING;
        return saving > LEAST_SAVING || simpler ? other : one;
    }

    /** The state with this artifact where it costs least. */
    PlanState moved(PlanState state, int artifact) {
        int from = holder(state, artifact);
        PlanState without = state;
        if (from >= 0) {
            if (state.layers().get(from).frozen) {
                return state;
            }
            without = new PlanState(state);
            takeOut(without, without.layers().get(from), artifact);
        }
        PlanState best = cheaper(state, thorough ? reattached(without) : without);
        for (int target : targets(without, artifact)) {
            PlanState moved = new PlanState(without);
            LayerDraft layer = target == moved.layers().size()
                    ? moved.newLayer("", false)
                    : moved.layers().get(target);
            BitSet artifacts = (BitSet) layer.artifacts.clone();
            artifacts.set(artifact);
            moved.setArtifacts(layer, artifacts);
            PlanState settled = thorough ? reattached(moved) : moved;
            if (thorough ? areSound(settled) : problem.isSound(layer)) {
                best = cheaper(best, settled);
            }
        }
        return best;
    }

    private boolean areSound(PlanState state) {
        return state.layers().stream().allMatch(layer -> !layer.isOpen() || problem.isSound(layer));
    }

    private static void takeOut(PlanState state, LayerDraft layer, int artifact) {
        BitSet artifacts = (BitSet) layer.artifacts.clone();
        artifacts.clear(artifact);
        if (artifacts.isEmpty()) {
            state.dissolve(layer);
            return;
        }
        state.setArtifacts(layer, artifacts);
    }

    /** The layers that the artifact should be put into, of which one may be one more than there are. */
    private List<Integer> targets(PlanState state, int artifact) {
        List<LayerDraft> layers = state.layers();
        if (thorough) {
            return IntStream.rangeClosed(0, layers.size())
                    .filter(i -> i == layers.size() || takes(layers.get(i), artifact))
                    .boxed()
                    .toList();
        }
        return bestTarget(state, artifact).stream().toList();
    }

    private boolean takes(LayerDraft layer, int artifact) {
        return !layer.frozen && problem.hasSpeed(layer, artifact);
    }

    private Optional<Integer> bestTarget(PlanState state, int artifact) {
        Optional<Integer> best = Optional.empty();
        List<LayerDraft> layers = state.layers();
        LayerDraft fresh = new LayerDraft("", false, problem.unitWeight.length);
        fresh.weight = problem.mix.everything();
        AddingCost cost = new AddingCost(state);
        double least = 0;
        for (int i = 0; i <= layers.size(); i++) {
            LayerDraft layer = i == layers.size() ? fresh : layers.get(i);
            if (takes(layer, artifact)) {
                double change = cost.of(layer, artifact, least);
                if (change < least) {
                    best = Optional.of(i);
                    least = change;
                }
            }
        }
        return best;
    }

    private static int holder(PlanState state, int artifact) {
        List<LayerDraft> layers = state.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).artifacts.get(artifact)) {
                return i;
            }
        }
        return -1;
    }

    /** The state with layers put together for as long as that saves bytes. */
    PlanState merged(PlanState state) {
        PlanState best = state;
        for (int i = 0; i < best.layers().size(); i++) {
            for (int j = i + 1; j < best.layers().size(); j++) {
                PlanState merged = merged(best, i, j);
                if (cheaper(best, merged) == merged && merged != best) {
                    best = merged;
                    j = i;
                }
            }
        }
        return best;
    }

    private PlanState merged(PlanState state, int one, int other) {
        LayerDraft kept = state.layers().get(one);
        LayerDraft gone = state.layers().get(other);
        BitSet union = (BitSet) kept.artifacts.clone();
        union.or(gone.artifacts);
        boolean may = !kept.frozen
                && !gone.frozen
                && gone.name.isEmpty()
                && problem.hasSpeed(kept, gone.artifacts.nextSetBit(0))
                && problem.candidates(union).cardinality() >= PlanningProblem.FEWEST_FUNCTIONS;
        if (!may) {
            return state;
        }
        PlanState merged = new PlanState(state);
        LayerDraft layer = merged.layers().get(one);
        merged.dissolve(merged.layers().get(other));
        merged.setArtifacts(layer, union);
        return problem.isSound(layer) ? merged : state;
    }

    /** The state without the layers that cost more than they save, or that nobody shares. */
    PlanState dissolved(PlanState state) {
        PlanState best = state;
        for (int i = best.layers().size() - 1; i >= 0; i--) {
            LayerDraft layer = best.layers().get(i);
            if (layer.isOpen()) {
                PlanState without = new PlanState(best);
                without.dissolve(without.layers().get(i));
                best = problem.isSound(layer) ? cheaper(best, without) : without;
            }
        }
        return best;
    }

    /** The state with the same layers, and each function with the best of those that it may have. */
    PlanState reattached(PlanState state) {
        PlanState attached = new PlanState(state);
        attachment.improve(attached);
        return attached;
    }

    /** The state with a layer of this artifact alone in the place of another layer. */
    PlanState exchanged(PlanState state, int layer, int artifact) {
        PlanState exchanged = new PlanState(state);
        exchanged.dissolve(exchanged.layers().get(layer));
        int from = holder(exchanged, artifact);
        if (from >= 0) {
            takeOut(exchanged, exchanged.layers().get(from), artifact);
        }
        BitSet alone = new BitSet();
        alone.set(artifact);
        exchanged.setArtifacts(exchanged.newLayer("", false), alone);
        return dissolved(exchanged);
    }

    /** The state with artifacts moved into the layers of these numbers, or out of all, whatever that costs. */
    PlanState disturbed(PlanState state, Map<Integer, Integer> moves) {
        PlanState disturbed = new PlanState(state);
        for (Map.Entry<Integer, Integer> move : new TreeMap<>(moves).entrySet()) {
            int artifact = move.getKey();
            int from = holder(disturbed, artifact);
            if (from >= 0) {
                takeOut(disturbed, disturbed.layers().get(from), artifact);
            }
            int to = Math.min(move.getValue(), disturbed.layers().size());
            LayerDraft layer = to == disturbed.layers().size()
                    ? disturbed.newLayer("", false)
                    : disturbed.layers().get(to);
            if (takes(layer, artifact)) {
                BitSet artifacts = (BitSet) layer.artifacts.clone();
                artifacts.set(artifact);
                disturbed.setArtifacts(layer, artifacts);
            }
            if (layer.artifacts.isEmpty()) {
                disturbed.dissolve(layer);
            }
        }
        return dissolved(disturbed);
    }
}
