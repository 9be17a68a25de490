package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.PlanningLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** One possible plan with what it costs, kept up to date while it changes. */
final class PlanState {
    final PlanningProblem problem;
    /** Of each function what its package has, by size and by the chance that something in it changes. */
    final long[] zipped;

    final double[] weight;
    /** Of each function how many artifacts of each unit its package has. */
    final short[][] embeddedOfUnit;
    /** Of each function what its layers have. */
    final long[] layerZipped;

    final int[] layerCount;

    private final List<LayerDraft> layers;
    private final long[] unzipped;
    private final long[] layerUnzipped;

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
        lost.andNot(problem.candidates(artifacts));
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
        BitSet candidates = problem.candidates(artifacts);
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
        BitSet candidates = problem.candidates(layer.artifacts);
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
                && (coldStart <= problem.maxColdStart(function) || problem.isPinned(layer.artifacts));
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
}
