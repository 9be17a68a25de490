package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for the cheapest plan: from several starts it moves artifacts between layers, and merges and dissolves layers,
 * for as long as that saves bytes; then it disturbs the best and tries again. It is deterministic, and near the optimum rather
 * than at it.
 */
final class LayerSearch {
    private static final int MAX_ROUNDS = 12;
    private static final int KICKS = 60;
    private static final long KICK_WORK = 150_000;

    private final PlanningProblem problem;
    private final List<Integer> free;
    private final LayerStarts starts;
    private final LayerMoves moves;

    /**
     * Looks among the plans that have what is settled already.
     *
     * @param start frozen layers, and those of the user's pins
     */
    LayerSearch(PlanningProblem problem, PlanState start) {
        this.problem = problem;
        // Of whatever version: a plan names none.
        Set<ArtifactKey> settled = new HashSet<>();
        start.layers().forEach(layer -> layer.artifacts.stream().forEach(a -> settled.add(problem.key(a))));
        this.free = IntStream.range(0, problem.artifacts.size())
                .filter(a -> problem.movable[a] && !settled.contains(problem.key(a)))
                .boxed()
                .sorted(Comparator.comparingLong((Integer a) -> -total(a)).thenComparing(a -> a))
                .toList();
        this.starts = new LayerStarts(start, free);
        this.moves = new LayerMoves(problem, work() <= KICK_WORK);
    }

    private long total(int artifact) {
        long total = 0;
        for (long zipped : problem.zipped[artifact]) {
            total += zipped;
        }
        return total;
    }

    /** How much a round has to look at. */
    private long work() {
        return (long) problem.functions.size() * problem.artifacts.size() * free.size();
    }

    PlanState best() {
        List<PlanState> all = starts.all();
        PlanState best = improved(all.get(0));
        for (PlanState start : all.subList(1, all.size())) {
            best = LayerMoves.cheaper(best, improved(start));
        }
        return kicked(exchanged(best));
    }

    /**
     * Takes a layer away and sets out from another artifact instead, where that is quick: a function has few layers, so that
     * one often stands in the way of a better one.
     */
    private PlanState exchanged(PlanState state) {
        PlanState best = state;
        for (int i = 0; i < best.layers().size(); i++) {
            if (best.layers().get(i).isOpen()) {
                BitSet held = best.layers().get(i).artifacts;
                for (int a : free.subList(0, (int) Math.min(free.size(), kicks()))) {
                    PlanState other = held.get(a) ? best : improved(moves.exchanged(best, i, a));
                    if (LayerMoves.cheaper(best, other) == other && other != best) {
                        return exchanged(other);
                    }
                }
            }
        }
        return best;
    }

    private PlanState improved(PlanState state) {
        PlanState best = state;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double before = best.cost();
            for (int a : free) {
                best = moves.moved(best, a);
            }
            best = moves.merged(best);
            best = moves.dissolved(best);
            best = moves.reattached(best);
            if (best.cost() > before - Math.max(LayerMoves.LEAST_SAVING, before * 1e-9)) {
                return best;
            }
        }
        return best;
    }

    private long kicks() {
        return free.isEmpty() ? 0 : Math.min(KICKS, KICK_WORK * KICKS / Math.max(1, work()));
    }

    /** Moves a few artifacts at random and improves again, where that is quick; always the same random ones. */
    private PlanState kicked(PlanState state) {
        Random random = new Random(1);
        PlanState best = state;
        for (int kick = 0; kick < kicks(); kick++) {
            Map<Integer, Integer> disturbed = new HashMap<>();
            for (int i = 0; i < Math.max(2, free.size() / 4); i++) {
                disturbed.put(
                        free.get(random.nextInt(free.size())),
                        random.nextInt(best.layers().size() + 2));
            }
            best = LayerMoves.cheaper(best, improved(moves.disturbed(best, disturbed)));
        }
        return best;
    }
}
