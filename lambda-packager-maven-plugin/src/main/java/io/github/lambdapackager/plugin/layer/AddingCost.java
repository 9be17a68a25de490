package io.github.lambdapackager.plugin.layer;

import java.util.BitSet;

/** Weighs, without doing it, what one more artifact in a layer would cost. */
final class AddingCost {
    private final PlanState state;

    AddingCost(PlanState state) {
        this.state = state;
    }

    /**
     * What it would change in the cost to put one more artifact into the layer: its functions keep it where they may, and
     * the others carry all of it again.
     *
     * @param enough where to stop counting: more than this is as bad as this
     */
    double of(LayerDraft layer, int artifact, double enough) {
        int unit = state.problem.unitOf[artifact];
        long size = state.problem.layerZipped[artifact];
        double unitWeight = state.problem.unitWeight[unit];
        double layerWeight = layer.weight + (layer.unitCounts[unit] == 0 ? unitWeight : 0);
        double change = (layer.zipped + size) * layerWeight - layer.zipped * layer.weight;
        boolean empty = layer.artifacts.isEmpty();
        BitSet affected = empty ? state.problem.users[artifact] : layer.attached;
        BitSet losing = new BitSet();
        for (int f = affected.nextSetBit(0); f >= 0; f = affected.nextSetBit(f + 1)) {
            long carried = state.problem.zipped[artifact][f];
            boolean keeps = state.problem.users[artifact].get(f)
                    && state.zipped[f] - carried + state.layerZipped[f] + size <= state.problem.maxColdStart(f)
                    && (!empty || state.layerCount[f] < state.problem.layersAllowed[f]);
            if (keeps) {
                double after = state.weight[f] - (state.embeddedOfUnit[f][unit] == 1 ? unitWeight : 0);
                change += (state.zipped[f] - carried) * after - state.zipped[f] * state.weight[f];
            } else if (!empty) {
                losing.set(f);
            }
        }
        for (int f = losing.nextSetBit(0); f >= 0 && change < enough; f = losing.nextSetBit(f + 1)) {
            change += costOfLosing(layer, f);
        }
        return change;
    }

    private double costOfLosing(LayerDraft layer, int function) {
        long zippedAfter = state.zipped[function];
        double weightAfter = state.weight[function];
        for (int a = layer.artifacts.nextSetBit(0); a >= 0; a = layer.artifacts.nextSetBit(a + 1)) {
            zippedAfter += state.problem.zipped[a][function];
        }
        for (int unit = 0; unit < layer.unitCounts.length; unit++) {
            if (layer.unitCounts[unit] > 0 && state.embeddedOfUnit[function][unit] == 0) {
                weightAfter += state.problem.unitWeight[unit];
            }
        }
        return zippedAfter * weightAfter - state.zipped[function] * state.weight[function];
    }
}
