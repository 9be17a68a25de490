package io.github.lambdapackager.plugin.layer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Gives functions the layers with which they cost least, with the layers as they are. A function with few to choose from gets
 * the best choice, one with many a good one.
 */
final class LayerAttachment {
    private static final int MAX_CHOICES = 8;

    /** Changes who has which layers, never what they hold. */
    void improve(PlanState state) {
        state.layers().forEach(state::attachAll);
        List<BitSet> candidates = state.layers().stream()
                .map(layer -> state.problem.candidates(layer.artifacts))
                .toList();
        for (int f = 0; f < state.problem.functions.size(); f++) {
            int function = f;
            List<LayerDraft> choices = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).get(f)) {
                    choices.add(state.layers().get(i));
                }
            }
            if (choices.stream().allMatch(layer -> layer.attached.get(function))) {
                continue;
            }
            if (choices.size() <= MAX_CHOICES) {
                choose(state, f, choices);
            } else {
                swap(state, f, choices);
            }
        }
    }

    /** Tries all sets of layers; what the layers themselves cost stays the same. */
    private static void choose(PlanState state, int function, List<LayerDraft> choices) {
        int present = mask(choices, function);
        choices.forEach(layer -> detach(state, layer, function));
        int best = present;
        double least = Double.POSITIVE_INFINITY;
        for (int mask = 0; mask < 1 << choices.size(); mask++) {
            boolean allowed = keepsShared(choices, present, mask) && attach(state, function, choices, mask, false);
            // A plan before may have given it more than it may have today.
            double cost = allowed ? state.costOf(function) : Double.POSITIVE_INFINITY;
            if (cost < least || (cost == least && mask == present)) {
                best = mask;
                least = cost;
            }
            choices.forEach(layer -> detach(state, layer, function));
        }
        attach(state, function, choices, best, true);
    }

    /** A layer that would be left with too few functions goes by itself, when layers are dissolved. */
    private static boolean keepsShared(List<LayerDraft> choices, int present, int mask) {
        for (int i = 0; i < choices.size(); i++) {
            LayerDraft layer = choices.get(i);
            boolean leaves = (present & (1 << i)) != 0 && (mask & (1 << i)) == 0;
            if (leaves && !layer.frozen && layer.attached.cardinality() < PlanningProblem.FEWEST_FUNCTIONS) {
                return false;
            }
        }
        return true;
    }

    private static int mask(List<LayerDraft> choices, int function) {
        int mask = 0;
        for (int i = 0; i < choices.size(); i++) {
            mask |= choices.get(i).attached.get(function) ? 1 << i : 0;
        }
        return mask;
    }

    private static boolean attach(
            PlanState state, int function, List<LayerDraft> choices, int mask, boolean whateverTheLimits) {
        for (int i = 0; i < choices.size(); i++) {
            if ((mask & (1 << i)) != 0) {
                if (!whateverTheLimits && !state.mayAttach(choices.get(i), function)) {
                    return false;
                }
                state.attach(choices.get(i), function);
            }
        }
        return true;
    }

    private static void detach(PlanState state, LayerDraft layer, int function) {
        if (layer.attached.get(function)) {
            state.detach(layer, function);
        }
    }

    /** Swaps a layer for another one where that makes the function cheaper. */
    private static void swap(PlanState state, int function, List<LayerDraft> choices) {
        for (LayerDraft wanted : choices) {
            for (LayerDraft given : choices) {
                boolean needed = !given.frozen && given.attached.cardinality() <= PlanningProblem.FEWEST_FUNCTIONS;
                if (!needed && given.attached.get(function) && !wanted.attached.get(function)) {
                    swap(state, function, given, wanted);
                }
            }
        }
    }

    private static void swap(PlanState state, int function, LayerDraft given, LayerDraft wanted) {
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
}
