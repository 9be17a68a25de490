package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Looks for the cheapest plan: from several starts it moves artifacts between layers, and merges and dissolves layers,
 * for as long as that saves bytes. It is deterministic, and near the optimum rather than at it.
 */
final class LayerSearch {
    private static final double[] SHARED_BY = {1.0, 0.9, 0.7, 0.5, 0.3, 0.15};
    private static final int MAX_ROUNDS = 12;
    private static final int MAX_START_LAYERS = 40;
    private static final int KICKS = 60;
    private static final long KICK_WORK = 150_000;
    private static final double LEAST_SAVING = 1e-3;

    private final PlanningProblem problem;
    private final PlanState start;
    private final List<Integer> free;

    /**
     * Looks among the plans that have what is settled already.
     *
     * @param start frozen layers, and those of the user's pins
     */
    LayerSearch(PlanningProblem problem, PlanState start) {
        this.problem = problem;
        this.start = start;
        // Of whatever version: a plan names none.
        Set<ArtifactKey> settled = new HashSet<>();
        start.layers().forEach(layer -> layer.artifacts.stream().forEach(a -> settled.add(problem.key(a))));
        this.free = IntStream.range(0, problem.artifacts.size())
                .filter(a -> problem.movable[a] && !settled.contains(problem.key(a)))
                .boxed()
                .sorted(Comparator.comparingLong((Integer a) -> -total(a)).thenComparing(a -> a))
                .toList();
    }

    private long total(int artifact) {
        long total = 0;
        for (long zipped : problem.zipped[artifact]) {
            total += zipped;
        }
        return total;
    }

    PlanState best() {
        PlanState best = improved(new PlanState(start));
        for (double part : SHARED_BY) {
            best = cheaper(best, improved(shared(part)));
        }
        best = cheaper(best, improved(sameUsers()));
        return kicked(best);
    }

    /** The cheaper of the two, or of equals the one with fewer layers. */
    private static PlanState cheaper(PlanState one, PlanState other) {
        double saving = one.cost() - other.cost();
        boolean simpler = other.layers().size() < one.layers().size() && saving > -LEAST_SAVING;
        return saving > LEAST_SAVING || simpler ? other : one;
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
        return started(groups.values().stream().limit(MAX_START_LAYERS).toList());
    }

    private PlanState started(List<BitSet> groups) {
        PlanState state = new PlanState(start);
        for (BitSet group : groups) {
            LayerDraft layer = state.newLayer("", false);
            state.setArtifacts(layer, group);
            if (!isSound(state, layer)) {
                state.dissolve(layer);
            }
        }
        return state;
    }

    private boolean isSound(PlanState state, LayerDraft layer) {
        return layer.attached.cardinality() >= PlanningProblem.FEWEST_FUNCTIONS && state.fits(layer);
    }

    private PlanState improved(PlanState state) {
        PlanState best = state;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double before = best.cost();
            for (int a : free) {
                best = moved(best, a);
            }
            best = merged(best);
            best = dissolved(best);
            best = reattached(best);
            if (best.cost() > before - Math.max(LEAST_SAVING, before * 1e-9)) {
                return best;
            }
        }
        return best;
    }

    /** The state with this artifact where it costs least. */
    private PlanState moved(PlanState state, int artifact) {
        int from = holder(state, artifact);
        PlanState without = state;
        if (from >= 0) {
            if (state.layers().get(from).frozen) {
                return state;
            }
            without = new PlanState(state);
            takeOut(without, without.layers().get(from), artifact);
        }
        PlanState best = cheaper(state, without);
        Optional<Integer> target = bestTarget(without, artifact);
        if (target.isPresent()) {
            PlanState moved = new PlanState(without);
            int index = target.get();
            LayerDraft layer = index == moved.layers().size()
                    ? moved.newLayer("", false)
                    : moved.layers().get(index);
            BitSet artifacts = (BitSet) layer.artifacts.clone();
            artifacts.set(artifact);
            moved.setArtifacts(layer, artifacts);
            if (isSound(moved, layer)) {
                best = cheaper(best, moved);
            }
        }
        return best;
    }

    private void takeOut(PlanState state, LayerDraft layer, int artifact) {
        BitSet artifacts = (BitSet) layer.artifacts.clone();
        artifacts.clear(artifact);
        if (artifacts.isEmpty()) {
            state.dissolve(layer);
            return;
        }
        state.setArtifacts(layer, artifacts);
    }

    /** The layer that the artifact should be put into, which may be one more than there are. */
    private Optional<Integer> bestTarget(PlanState state, int artifact) {
        Optional<Integer> best = Optional.empty();
        List<LayerDraft> layers = state.layers();
        LayerDraft fresh = new LayerDraft("", false, problem.unitWeight.length);
        fresh.weight = problem.mix.everything();
        double least = 0;
        for (int i = 0; i <= layers.size(); i++) {
            LayerDraft layer = i == layers.size() ? fresh : layers.get(i);
            if (!layer.frozen && state.hasSpeed(layer, problem.speed(artifact))) {
                double change = state.costOfAdding(layer, artifact, least);
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

    private PlanState merged(PlanState state) {
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
                && state.hasSpeed(kept, problem.speed(gone.artifacts.nextSetBit(0)))
                && state.candidates(union).cardinality() >= PlanningProblem.FEWEST_FUNCTIONS;
        if (!may) {
            return state;
        }
        PlanState merged = new PlanState(state);
        LayerDraft layer = merged.layers().get(one);
        merged.dissolve(merged.layers().get(other));
        merged.setArtifacts(layer, union);
        return isSound(merged, layer) ? merged : state;
    }

    private PlanState dissolved(PlanState state) {
        PlanState best = state;
        for (int i = best.layers().size() - 1; i >= 0; i--) {
            LayerDraft layer = best.layers().get(i);
            if (!layer.frozen && layer.name.isEmpty()) {
                PlanState without = new PlanState(best);
                without.dissolve(without.layers().get(i));
                best = isSound(best, layer) ? cheaper(best, without) : without;
            }
        }
        return best;
    }

    /** Gives each function the layers that it may have and has not, or has no room for beside a lesser one. */
    private PlanState reattached(PlanState state) {
        PlanState best = new PlanState(state);
        best.layers().forEach(best::attachAll);
        for (LayerDraft wanted : best.layers()) {
            BitSet candidates = best.candidates(wanted.artifacts);
            candidates.andNot(wanted.attached);
            for (int f : candidates.stream().toArray()) {
                for (LayerDraft given : best.layers()) {
                    swap(best, f, given, wanted);
                }
            }
        }
        return best;
    }

    /** Swaps the layers where that makes the function cheaper; what the layers themselves cost stays the same. */
    private static void swap(PlanState state, int function, LayerDraft given, LayerDraft wanted) {
        boolean needed = !given.frozen && given.attached.cardinality() <= PlanningProblem.FEWEST_FUNCTIONS;
        if (needed || !given.attached.get(function) || wanted.attached.get(function)) {
            return;
        }
        double before = state.costOf(function);
        state.detach(given, function);
        if (state.mayAttach(wanted, function)) {
            state.attach(wanted, function);
            if (state.costOf(function) < before) {
                return;
            }
            state.detach(wanted, function);
        }
        state.attach(given, function);
    }

    /** Moves a few artifacts at random and improves again, where that is quick; always the same random ones. */
    private PlanState kicked(PlanState state) {
        long work = (long) problem.functions.size() * problem.artifacts.size() * free.size();
        int kicks = free.isEmpty() ? 0 : (int) Math.min(KICKS, KICK_WORK * KICKS / Math.max(1, work));
        Random random = new Random(1);
        PlanState best = state;
        for (int kick = 0; kick < kicks; kick++) {
            Map<Integer, Integer> moves = new HashMap<>();
            for (int i = 0; i < Math.max(2, free.size() / 4); i++) {
                moves.put(
                        free.get(random.nextInt(free.size())),
                        random.nextInt(best.layers().size() + 2));
            }
            best = cheaper(best, improved(kicked(best, moves)));
        }
        return best;
    }

    private PlanState kicked(PlanState state, Map<Integer, Integer> moves) {
        PlanState kicked = new PlanState(state);
        for (Map.Entry<Integer, Integer> move : new TreeMap<>(moves).entrySet()) {
            int artifact = move.getKey();
            int from = holder(kicked, artifact);
            if (from >= 0) {
                takeOut(kicked, kicked.layers().get(from), artifact);
            }
            int to = Math.min(move.getValue(), kicked.layers().size());
            LayerDraft layer = to == kicked.layers().size()
                    ? kicked.newLayer("", false)
                    : kicked.layers().get(to);
            if (!layer.frozen && kicked.hasSpeed(layer, problem.speed(artifact))) {
                BitSet artifacts = (BitSet) layer.artifacts.clone();
                artifacts.set(artifact);
                kicked.setArtifacts(layer, artifacts);
            }
            if (layer.artifacts.isEmpty()) {
                kicked.dissolve(layer);
            }
        }
        return dissolved(kicked);
    }
}
