package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.FunctionWeight;
import io.github.lambdapackager.plugin.model.LayerCandidate;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Functions and artifacts as numbers, so that thousands of plans can be weighed in a second.
 *
 * <p>What is released together changes together: third-party artifacts of one group are one <i>unit</i> of change, and each
 * other artifact is a unit of its own. A deploy changes one function, one unit or everything, so the expected upload is the
 * sum over all zips of their size times the chance that something in them changes. That chance is the zip's weight.
 */
final class PlanningProblem {
    /** A layer is for what functions share. */
    static final int FEWEST_FUNCTIONS = 2;

    final List<FunctionWeight> functions;
    final List<LayerCandidate> artifacts;
    final PlanningLimits limits;
    final DeployMix mix;
    final LayerPins pins;

    /** Of each artifact the functions that have it, in this version. */
    final BitSet[] users;
    /** Whether functions may find the artifact in a layer at all. */
    final boolean[] movable;
    /** What the artifact adds to the function's package. */
    final long[][] zipped;

    final long[][] unzipped;
    final long[] layerZipped;
    final long[] layerUnzipped;
    final int[] unitOf;
    final double[] unitWeight;
    /** How many units are shared modules or snapshots; those of third parties come after them. */
    final int moduleUnits;

    final double functionWeight;
    final long[] zippedWithoutLayers;
    final long[] unzippedWithoutLayers;
    final int[] layersAllowed;

    PlanningProblem(
            List<FunctionWeight> functions,
            Map<Coordinates, LayerCandidate> candidates,
            DeployMix mix,
            LayerPins pins,
            PlanningLimits limits) {
        this.functions = functions;
        this.artifacts = artifacts(functions, candidates);
        this.mix = mix;
        this.pins = pins;
        this.limits = limits;
        int count = artifacts.size();
        this.users = new BitSet[count];
        this.movable = new boolean[count];
        this.zipped = new long[count][functions.size()];
        this.unzipped = new long[count][functions.size()];
        this.layerZipped = new long[count];
        this.layerUnzipped = new long[count];
        this.unitOf = new int[count];
        this.zippedWithoutLayers = new long[functions.size()];
        this.unzippedWithoutLayers = new long[functions.size()];
        this.layersAllowed = new int[functions.size()];
        this.functionWeight = functions.isEmpty() ? 0 : mix.function() / functions.size();
        readArtifacts();
        readFunctions();
        Map<String, Integer> units = units();
        this.moduleUnits = (int)
                units.keySet().stream().filter(unit -> unit.startsWith(MODULE)).count();
        this.unitWeight = unitWeights(units.size());
    }

    private static final String MODULE = "module ";
    private static final String RELEASE = "release ";

    private static List<LayerCandidate> artifacts(
            List<FunctionWeight> functions, Map<Coordinates, LayerCandidate> candidates) {
        Map<String, LayerCandidate> used = new TreeMap<>();
        for (FunctionWeight function : functions) {
            for (Coordinates coordinates : function.embedded().keySet()) {
                LayerCandidate candidate = candidates.get(coordinates);
                if (candidate == null) {
                    throw new IllegalArgumentException("nothing is known of " + coordinates);
                }
                used.put(coordinates.toString(), candidate);
            }
        }
        return List.copyOf(used.values());
    }

    private void readArtifacts() {
        for (int a = 0; a < artifacts.size(); a++) {
            LayerCandidate artifact = artifacts.get(a);
            ArtifactKey key = ArtifactKey.of(artifact.coordinates());
            layerZipped[a] = artifact.inLayer().zippedBytes();
            layerUnzipped[a] = artifact.inLayer().unzippedBytes();
            users[a] = new BitSet();
            for (int f = 0; f < functions.size(); f++) {
                FunctionWeight function = functions.get(f);
                ArchiveSize size = function.embedded().get(artifact.coordinates());
                boolean provided = pins.providedTo(function.name()).stream().anyMatch(layer -> layer.provides(key));
                if (size != null && !provided) {
                    users[a].set(f);
                    zipped[a][f] = size.zippedBytes();
                    unzipped[a][f] = size.unzippedBytes();
                }
            }
        }
        Map<ArtifactKey, Integer> chosen = mostUsedVersions();
        for (int a = 0; a < artifacts.size(); a++) {
            ArtifactKey key = ArtifactKey.of(artifacts.get(a).coordinates());
            boolean enough =
                    users[a].cardinality() >= FEWEST_FUNCTIONS || pins.inLayer().containsKey(key);
            movable[a] = chosen.getOrDefault(key, -1) == a && enough && !pins.forbids(key);
        }
    }

    /** A plan names no versions, so that a layer can hold one of them only: the one that most functions have. */
    private Map<ArtifactKey, Integer> mostUsedVersions() {
        Map<ArtifactKey, Integer> chosen = new HashMap<>();
        for (int a = 0; a < artifacts.size(); a++) {
            ArtifactKey key = ArtifactKey.of(artifacts.get(a).coordinates());
            Integer other = chosen.get(key);
            if (other == null || users[a].cardinality() >= users[other].cardinality()) {
                chosen.put(key, a);
            }
        }
        return chosen;
    }

    private void readFunctions() {
        for (int f = 0; f < functions.size(); f++) {
            FunctionWeight function = functions.get(f);
            zippedWithoutLayers[f] = function.own().zippedBytes();
            unzippedWithoutLayers[f] = function.own().unzippedBytes();
            for (int a = 0; a < artifacts.size(); a++) {
                zippedWithoutLayers[f] += zipped[a][f];
                unzippedWithoutLayers[f] += unzipped[a][f];
            }
            layersAllowed[f] = pins.layersLeft(function.name());
        }
    }

    private Map<String, Integer> units() {
        Map<String, Integer> units = new LinkedHashMap<>();
        artifacts.stream()
                .map(PlanningProblem::unit)
                .sorted(Comparator.naturalOrder())
                .distinct()
                .forEach(unit -> units.put(unit, units.size()));
        for (int a = 0; a < artifacts.size(); a++) {
            unitOf[a] = units.getOrDefault(unit(artifacts.get(a)), 0);
        }
        return units;
    }

    private static String unit(LayerCandidate artifact) {
        return artifact.speed() == ArtifactSpeed.RELEASE
                ? RELEASE + artifact.coordinates().groupId()
                : MODULE + ArtifactKey.of(artifact.coordinates());
    }

    private double[] unitWeights(int count) {
        double[] weights = new double[count];
        for (int unit = 0; unit < count; unit++) {
            weights[unit] = unit < moduleUnits ? mix.module() / moduleUnits : mix.dependency() / (count - moduleUnits);
        }
        return weights;
    }

    ArtifactKey key(int artifact) {
        return ArtifactKey.of(artifacts.get(artifact).coordinates());
    }

    ArtifactSpeed speed(int artifact) {
        return artifacts.get(artifact).speed();
    }

    /** The functions that have every one of these artifacts. */
    BitSet candidates(BitSet artifacts) {
        BitSet candidates = new BitSet();
        int first = artifacts.nextSetBit(0);
        if (first >= 0) {
            candidates.or(users[first]);
            for (int a = first; a >= 0; a = artifacts.nextSetBit(a + 1)) {
                candidates.and(users[a]);
            }
        }
        return candidates;
    }

    double maxColdStart(int function) {
        return limits.coldStartFactor() * zippedWithoutLayers[function];
    }

    /** Whether the user put these artifacts together: then the bytes of cold starts are the user's decision. */
    boolean isPinned(BitSet some) {
        return !some.isEmpty() && some.stream().allMatch(a -> pins.inLayer().containsKey(key(a)));
    }

    /** Whether the layer keeps Lambda's limits and the user's, for itself. */
    private boolean fits(LayerDraft layer) {
        return layer.unzipped <= PlanningLimits.MAX_UNZIPPED_BYTES
                && layer.zipped <= limits.maxLayerZippedBytes()
                && layer.zipped <= pins.maxZippedBytes().orElse(Long.MAX_VALUE);
    }

    /** Whether the artifact changes as fast as what the layer holds; an empty layer takes anything. */
    boolean hasSpeed(LayerDraft layer, int artifact) {
        return layer.artifacts.stream().allMatch(a -> speed(a) == speed(artifact));
    }

    /** Whether the layer is shared, and keeps the limits of layers. */
    boolean isSound(LayerDraft layer) {
        return layer.attached.cardinality() >= FEWEST_FUNCTIONS && fits(layer);
    }
}
