package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.PlanFigures;
import io.github.lambdapackager.plugin.model.PlanFigures.Change;
import java.util.Arrays;
import java.util.BitSet;

/** What deploys cost with a plan, as people want to read it. */
final class StateFigures {
    private final PlanState state;

    StateFigures(PlanState state) {
        this.state = state;
    }

    PlanFigures figures() {
        int functions = state.problem.functions.size();
        int units = state.problem.unitWeight.length;
        double[] uploads = new double[units];
        double[] redeployed = new double[units];
        for (int unit = 0; unit < units; unit++) {
            Change change = changeOf(unit);
            uploads[unit] = change.uploadedBytes();
            redeployed[unit] = change.redeployedFunctions();
        }
        double all = Arrays.stream(state.zipped).sum();
        double layersZipped =
                state.layers().stream().mapToLong(layer -> layer.zipped).sum();
        double worst = 1;
        double coldStart = 0;
        for (int f = 0; f < functions; f++) {
            coldStart += state.coldStartOf(f);
            if (state.problem.zippedWithoutLayers[f] > 0) {
                worst = Math.max(worst, (double) state.coldStartOf(f) / state.problem.zippedWithoutLayers[f]);
            }
        }
        return new PlanFigures(
                state.cost(),
                new Change(all + layersZipped, functions),
                new Change(functions == 0 ? 0 : all / functions, functions == 0 ? 0 : 1),
                mean(uploads, redeployed, 0, state.problem.moduleUnits),
                mean(uploads, redeployed, state.problem.moduleUnits, units),
                functions == 0 ? 0 : coldStart / functions,
                worst);
    }

    /** What a deploy costs when this unit changes. */
    Change changeOf(int unit) {
        double uploaded = 0;
        BitSet touched = new BitSet();
        for (int f = 0; f < state.problem.functions.size(); f++) {
            if (state.embeddedOfUnit[f][unit] > 0) {
                uploaded += state.zipped[f];
                touched.set(f);
            }
        }
        for (LayerDraft layer : state.layers()) {
            if (layer.unitCounts[unit] > 0) {
                uploaded += layer.zipped;
                touched.or(layer.attached);
            }
        }
        return new Change(uploaded, touched.cardinality());
    }

    private static Change mean(double[] uploads, double[] redeployed, int from, int to) {
        if (from == to) {
            return new Change(0, 0);
        }
        return new Change(
                Arrays.stream(uploads, from, to).sum() / (to - from),
                Arrays.stream(redeployed, from, to).sum() / (to - from));
    }
}
