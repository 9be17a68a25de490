package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
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
    private static final long THOROUGH_WORK = 5_000;
    private static final long MAX_THOROUGH_WORK = 300_000;
    private static final int FEWEST_TRIES = 4;

    private final PlanningProblem problem;
    private final List<Integer> free;
    private final LayerStarts starts;
    private final LayerMoves quick;
    private final LayerMoves thorough;

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
        this.quick = new LayerMoves(problem, false);
        this.thorough = new LayerMoves(problem, true);
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
        PlanState best = improved(all.get(0), quick);
        for (PlanState start : all.subList(1, all.size())) {
            best = LayerMoves.cheaper(best, improved(start, quick));
        }
        best = searched(best, quick, tries(KICK_WORK));
        if (work() > MAX_THOROUGH_WORK) {
            return best;
        }
        int tries = tries(THOROUGH_WORK);
        return searched(improved(best, thorough), thorough, tries < FEWEST_TRIES ? 0 : tries);
    }

    private PlanState searched(PlanState state, LayerMoves moves, int tries) {
        return kicked(exchanged(state, moves, tries), moves, tries);
    }

    /**
     * Takes a layer away and sets out from another artifact instead, where that is quick: a function has few layers, so that
     * one often stands in the way of a better one.
     */
    private PlanState exchanged(PlanState state, LayerMoves moves, int most) {
        PlanState best = state;
        int tries = most;
        for (int i = 0; i < best.layers().size(); i++) {
            for (int a : free) {
                boolean may = best.layers().get(i).isOpen()
                        && !best.layers().get(i).artifacts.get(a);
                if (may && tries-- > 0) {
                    PlanState other = improved(moves.exchanged(best, i, a), moves);
                    if (LayerMoves.cheaper(best, other) == other && other != best) {
                        best = other;
                        // The layers are others now: the first of them comes next.
                        i = -1;
                        break;
                    }
                }
            }
        }
        return best;
    }

    private PlanState improved(PlanState state, LayerMoves moves) {
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

    /** How often there is time to try something else. */
    private int tries(long workOfOne) {
        return free.isEmpty() ? 0 : (int) Math.min(KICKS, workOfOne * KICKS / Math.max(1, work()));
    }

    /** Moves a few artifacts at random and improves again, where that is quick; always the same random ones. */
    private PlanState kicked(PlanState state, LayerMoves moves, int most) {
        Random random = new Random(1);
        PlanState best = state;
        for (int kick = 0; kick < most; kick++) {
            Map<Integer, Integer> disturbed = new HashMap<>();
            for (int i = 0; i < Math.max(2, free.size() / 4); i++) {
                disturbed.put(
                        free.get(random.nextInt(free.size())),
                        random.nextInt(best.layers().size() + 2));
            }
            best = LayerMoves.cheaper(best, improved(moves.disturbed(best, disturbed), moves));
        }
        return best;
    }
}
