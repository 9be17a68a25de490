package io.github.lambdapackager.plugin.layer;

import java.util.BitSet;

/** A layer while planning tries what it might hold. */
final class LayerDraft {
    /** Empty until the plan is written, unless the plan before or a pin gave it one. */
    final String name;
    /** Whether its content is settled: it is the content of the plan before. */
    final boolean frozen;

    final BitSet artifacts = new BitSet();
    final BitSet attached = new BitSet();
    final int[] unitCounts;
    long zipped;
    long unzipped;
    double weight;

    LayerDraft(String name, boolean frozen, int units) {
        this.name = name;
        this.frozen = frozen;
        this.unitCounts = new int[units];
    }

    LayerDraft(LayerDraft other) {
        this.name = other.name;
        this.frozen = other.frozen;
        this.artifacts.or(other.artifacts);
        this.attached.or(other.attached);
        this.unitCounts = other.unitCounts.clone();
        this.zipped = other.zipped;
        this.unzipped = other.unzipped;
        this.weight = other.weight;
    }

    /** Whether it may go: neither the plan before nor a pin asks for it. */
    boolean isOpen() {
        return !frozen && name.isEmpty();
    }
}
