package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.PlanFigures;
import io.github.lambdapackager.plugin.model.PlanFigures.Change;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** One possible plan with what it costs, kept up to date while it changes. */
final class PlanState {
    private final PlanningProblem problem;
    private final List<LayerDraft> layers;
    private final int[] layerCount;
    private final long[] zipped;
    private final long[] unzipped;
    private final long[] layerZipped;
    private final long[] layerUnzipped;
    private final double[] weight;
    private final short[][] embeddedOfUnit;

    /** Without any layer. */
    PlanState(PlanningProblem problem) {
        this.problem = problem;
        this.layers = new ArrayList<>();
        int functions = problem.functions.size();
        this.layerCount = new int[functions];
        this.zipped = problem.zippedWithoutLayers.clone();
        this.unzipped = problem.unzippedWithoutLayers.clone();
        this.layerZipped = new long[functions];
        this.layerUnzipped = new long[functions];
        this.weight = new double[functions];
        this.embeddedOfUnit = new short[functions][problem.unitWeight.length];
        Arrays.fill(weight, problem.functionWeight + problem.mix.everything());
        for (int a = 0; a < problem.artifacts.size(); a++) {
            int artifact = a;
            problem.users[a].stream().forEach(f -> embed(f, artifact));
        }
    }

    PlanState(PlanState other) {
        this.problem = other.problem;
        this.layers = new ArrayList<>();
        other.layers.forEach(layer -> layers.add(new LayerDraft(layer)));
        this.layerCount = other.layerCount.clone();
        this.zipped = other.zipped.clone();
        this.unzipped = other.unzipped.clone();
        this.layerZipped = other.layerZipped.clone();
        this.layerUnzipped = other.layerUnzipped.clone();
        this.weight = other.weight.clone();
        this.embeddedOfUnit = new short[other.embeddedOfUnit.length][];
        for (int f = 0; f < embeddedOfUnit.length; f++) {
            this.embeddedOfUnit[f] = other.embeddedOfUnit[f].clone();
        }
    }

    List<LayerDraft> layers() {
        return layers;
    }

    /** The expected bytes uploaded at a deploy. */
    double cost() {
        double cost = 0;
        for (int f = 0; f < zipped.length; f++) {
            cost += zipped[f] * weight[f];
        }
        for (LayerDraft layer : layers) {
            cost += layer.zipped * layer.weight;
        }
        return cost;
    }

    /** The part of the cost that the function's package has. */
    double costOf(int function) {
        return zipped[function] * weight[function];
    }

    LayerDraft newLayer(String name, boolean frozen) {
        LayerDraft layer = new LayerDraft(name, frozen, problem.unitWeight.length);
        layer.weight = problem.mix.everything();
        layers.add(layer);
        return layer;
    }

    void dissolve(LayerDraft layer) {
        detachAll(layer);
        layers.remove(layer);
    }

    /** Gives the layer another content and attaches it wherever it may be. */
    void setArtifacts(LayerDraft layer, BitSet artifacts) {
        BitSet lost = (BitSet) layer.attached.clone();
        lost.andNot(candidates(artifacts));
        lost.stream().forEach(f -> detach(layer, f));
        BitSet taken = (BitSet) layer.artifacts.clone();
        taken.andNot(artifacts);
        BitSet added = (BitSet) artifacts.clone();
        added.andNot(layer.artifacts);
        layer.attached.stream().forEach(f -> leave(layer, f));
        taken.stream().forEach(a -> take(layer, a));
        added.stream().forEach(a -> put(layer, a));
        for (int f : layer.attached.stream().toArray()) {
            taken.stream().forEach(a -> carry(f, a));
            added.stream().forEach(a -> drop(f, a));
            enter(layer, f);
            if (!isWithinLimits(layer, f, coldStartOf(f), unzippedInAll(f))) {
                detach(layer, f);
            }
        }
        attachAll(layer);
    }

    /** Gives a layer of the plan before its content and its functions, whatever the limits say. */
    void setFrozen(LayerDraft layer, BitSet artifacts, BitSet attached) {
        artifacts.stream().forEach(a -> put(layer, a));
        BitSet candidates = candidates(artifacts);
        candidates.and(attached);
        candidates.stream().forEach(f -> attach(layer, f));
    }

    private void put(LayerDraft layer, int artifact) {
        layer.artifacts.set(artifact);
        layer.zipped += problem.layerZipped[artifact];
        layer.unzipped += problem.layerUnzipped[artifact];
        if (layer.unitCounts[problem.unitOf[artifact]]++ == 0) {
            layer.weight += problem.unitWeight[problem.unitOf[artifact]];
        }
    }

    private void take(LayerDraft layer, int artifact) {
        layer.artifacts.clear(artifact);
        layer.zipped -= problem.layerZipped[artifact];
        layer.unzipped -= problem.layerUnzipped[artifact];
        if (--layer.unitCounts[problem.unitOf[artifact]] == 0) {
            layer.weight -= problem.unitWeight[problem.unitOf[artifact]];
        }
    }

    /** Attaches the layer to each function that may have it. */
    void attachAll(LayerDraft layer) {
        BitSet candidates = candidates(layer.artifacts);
        for (int f = candidates.nextSetBit(0); f >= 0; f = candidates.nextSetBit(f + 1)) {
            if (!layer.attached.get(f) && mayAttach(layer, f)) {
                attach(layer, f);
            }
        }
    }

    private void detachAll(LayerDraft layer) {
        for (int f : layer.attached.stream().toArray()) {
            detach(layer, f);
        }
    }

    /** The functions that have every one of these artifacts. */
    BitSet candidates(BitSet artifacts) {
        BitSet candidates = new BitSet();
        int first = artifacts.nextSetBit(0);
        if (first >= 0) {
            candidates.or(problem.users[first]);
            for (int a = first; a >= 0; a = artifacts.nextSetBit(a + 1)) {
                candidates.and(problem.users[a]);
            }
        }
        return candidates;
    }

    /** Whether the function may get the layer, whose artifacts it all has, beside those that it has. */
    boolean mayAttach(LayerDraft layer, int function) {
        if (layerCount[function] >= problem.layersAllowed[function]) {
            return false;
        }
        long zippedAfter = coldStartOf(function) + layer.zipped;
        long unzippedAfter = unzippedInAll(function) + layer.unzipped;
        for (int a = layer.artifacts.nextSetBit(0); a >= 0; a = layer.artifacts.nextSetBit(a + 1)) {
            zippedAfter -= problem.zipped[a][function];
            unzippedAfter -= problem.unzipped[a][function];
        }
        return isWithinLimits(layer, function, zippedAfter, unzippedAfter);
    }

    private boolean isWithinLimits(LayerDraft layer, int function, long coldStart, long unzippedAfter) {
        return unzippedAfter <= PlanningLimits.MAX_UNZIPPED_BYTES
                && (coldStart <= maxColdStart(function) || isPinned(layer));
    }

    private double maxColdStart(int function) {
        return problem.limits.coldStartFactor() * problem.zippedWithoutLayers[function];
    }

    /** Whether the user put together what is in it: then the bytes of cold starts are the user's decision. */
    private boolean isPinned(LayerDraft layer) {
        return !layer.artifacts.isEmpty()
                && layer.artifacts.stream().allMatch(a -> problem.pins.inLayer().containsKey(problem.key(a)));
    }

    /** Whether the layer keeps Lambda's limits and the user's, for itself. */
    boolean fits(LayerDraft layer) {
        return layer.unzipped <= PlanningLimits.MAX_UNZIPPED_BYTES
                && layer.zipped <= problem.limits.maxLayerZippedBytes()
                && layer.zipped <= problem.pins.maxZippedBytes().orElse(Long.MAX_VALUE);
    }

    void attach(LayerDraft layer, int function) {
        layer.attached.set(function);
        enter(layer, function);
        for (int a = layer.artifacts.nextSetBit(0); a >= 0; a = layer.artifacts.nextSetBit(a + 1)) {
            drop(function, a);
        }
    }

    void detach(LayerDraft layer, int function) {
        layer.attached.clear(function);
        leave(layer, function);
        for (int a = layer.artifacts.nextSetBit(0); a >= 0; a = layer.artifacts.nextSetBit(a + 1)) {
            carry(function, a);
        }
    }

    private void enter(LayerDraft layer, int function) {
        layerCount[function]++;
        layerZipped[function] += layer.zipped;
        layerUnzipped[function] += layer.unzipped;
    }

    private void leave(LayerDraft layer, int function) {
        layerCount[function]--;
        layerZipped[function] -= layer.zipped;
        layerUnzipped[function] -= layer.unzipped;
    }

    private void drop(int function, int artifact) {
        zipped[function] -= problem.zipped[artifact][function];
        unzipped[function] -= problem.unzipped[artifact][function];
        if (--embeddedOfUnit[function][problem.unitOf[artifact]] == 0) {
            weight[function] -= problem.unitWeight[problem.unitOf[artifact]];
        }
    }

    private void carry(int function, int artifact) {
        zipped[function] += problem.zipped[artifact][function];
        unzipped[function] += problem.unzipped[artifact][function];
        embed(function, artifact);
    }

    private void embed(int function, int artifact) {
        if (embeddedOfUnit[function][problem.unitOf[artifact]]++ == 0) {
            weight[function] += problem.unitWeight[problem.unitOf[artifact]];
        }
    }

    /**
     * What it would change in the cost to put one more artifact into the layer: its functions keep it where they may, and
     * the others carry all of it again.
     *
     * @param enough where to stop counting: more than this is as bad as this
     */
    double costOfAdding(LayerDraft layer, int artifact, double enough) {
        int unit = problem.unitOf[artifact];
        long size = problem.layerZipped[artifact];
        double unitWeight = problem.unitWeight[unit];
        double layerWeight = layer.weight + (layer.unitCounts[unit] == 0 ? unitWeight : 0);
        double change = (layer.zipped + size) * layerWeight - layer.zipped * layer.weight;
        boolean empty = layer.artifacts.isEmpty();
        BitSet affected = empty ? problem.users[artifact] : layer.attached;
        BitSet losing = new BitSet();
        for (int f = affected.nextSetBit(0); f >= 0; f = affected.nextSetBit(f + 1)) {
            long carried = problem.zipped[artifact][f];
            boolean keeps = problem.users[artifact].get(f)
                    && zipped[f] - carried + layerZipped[f] + size <= maxColdStart(f)
                    && (!empty || layerCount[f] < problem.layersAllowed[f]);
            if (keeps) {
                double after = weight[f] - (embeddedOfUnit[f][unit] == 1 ? unitWeight : 0);
                change += (zipped[f] - carried) * after - zipped[f] * weight[f];
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
        long zippedAfter = zipped[function];
        double weightAfter = weight[function];
        for (int a = layer.artifacts.nextSetBit(0); a >= 0; a = layer.artifacts.nextSetBit(a + 1)) {
            zippedAfter += problem.zipped[a][function];
        }
        for (int unit = 0; unit < layer.unitCounts.length; unit++) {
            if (layer.unitCounts[unit] > 0 && embeddedOfUnit[function][unit] == 0) {
                weightAfter += problem.unitWeight[unit];
            }
        }
        return zippedAfter * weightAfter - zipped[function] * weight[function];
    }

    /** Whether the artifact changes as fast as what the layer holds; an empty layer takes anything. */
    boolean hasSpeed(LayerDraft layer, ArtifactSpeed speed) {
        return layer.artifacts.stream().allMatch(a -> problem.speed(a) == speed);
    }

    long zippedOf(int function) {
        return zipped[function];
    }

    long coldStartOf(int function) {
        return zipped[function] + layerZipped[function];
    }

    boolean hasLayers(int function) {
        return layerCount[function] > 0;
    }

    long unzippedInAll(int function) {
        return unzipped[function] + layerUnzipped[function];
    }

    PlanFigures figures() {
        int functions = problem.functions.size();
        int units = problem.unitWeight.length;
        double[] uploads = new double[units];
        double[] redeployed = new double[units];
        for (int unit = 0; unit < units; unit++) {
            BitSet touched = new BitSet();
            for (int f = 0; f < functions; f++) {
                if (embeddedOfUnit[f][unit] > 0) {
                    uploads[unit] += zipped[f];
                    touched.set(f);
                }
            }
            for (LayerDraft layer : layers) {
                if (layer.unitCounts[unit] > 0) {
                    uploads[unit] += layer.zipped;
                    touched.or(layer.attached);
                }
            }
            redeployed[unit] = touched.cardinality();
        }
        double all = Arrays.stream(zipped).sum();
        double layersZipped = layers.stream().mapToLong(layer -> layer.zipped).sum();
        double worst = 1;
        double coldStart = 0;
        for (int f = 0; f < functions; f++) {
            coldStart += coldStartOf(f);
            if (problem.zippedWithoutLayers[f] > 0) {
                worst = Math.max(worst, (double) coldStartOf(f) / problem.zippedWithoutLayers[f]);
            }
        }
        return new PlanFigures(
                cost(),
                new Change(all + layersZipped, functions),
                new Change(functions == 0 ? 0 : all / functions, functions == 0 ? 0 : 1),
                mean(uploads, redeployed, 0, problem.moduleUnits),
                mean(uploads, redeployed, problem.moduleUnits, units),
                functions == 0 ? 0 : coldStart / functions,
                worst);
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
