package io.github.lambdapackager.plugin.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the user decided about layers: planning obeys it and never changes it.
 *
 * @param inLayer artifacts with the name of the layer that holds them
 * @param neverInLayer artifacts that each function carries by itself
 * @param provided the layers that are attached by ARN
 * @param maxLayers how many layers a function may have, those by ARN included
 * @param maxZippedBytes how large a layer may be, zipped
 * @param libraries the modules that functions take as releases, in the order of their names
 */
public record LayerPins(
        SortedMap<ArtifactKey, String> inLayer,
        List<ArtifactPattern> neverInLayer,
        List<ProvidedLayer> provided,
        OptionalInt maxLayers,
        OptionalLong maxZippedBytes,
        List<SharedLibrary> libraries) {
    /** How many layers Lambda allows a function, those by ARN included. */
    public static final int LAMBDA_MAX_LAYERS = 5;

    public static final LayerPins NONE =
            new LayerPins(new TreeMap<>(), List.of(), List.of(), OptionalInt.empty(), OptionalLong.empty());

    /** Without libraries. */
    public LayerPins(
            SortedMap<ArtifactKey, String> inLayer,
            List<ArtifactPattern> neverInLayer,
            List<ProvidedLayer> provided,
            OptionalInt maxLayers,
            OptionalLong maxZippedBytes) {
        this(inLayer, neverInLayer, provided, maxLayers, maxZippedBytes, List.of());
    }

    public LayerPins {
        inLayer.values().forEach(PlannedLayer::checkName);
        if (maxLayers.isPresent() && (maxLayers.getAsInt() < 0 || maxLayers.getAsInt() > LAMBDA_MAX_LAYERS)) {
            throw new IllegalArgumentException(
                    "maxLayers " + maxLayers.getAsInt() + " is not between 0 and " + LAMBDA_MAX_LAYERS);
        }
        if (maxZippedBytes.isPresent() && maxZippedBytes.getAsLong() <= 0) {
            throw new IllegalArgumentException("maxZippedBytes " + maxZippedBytes.getAsLong() + " is not positive");
        }
        inLayer = Collections.unmodifiableSortedMap(new TreeMap<>(inLayer));
        neverInLayer = List.copyOf(neverInLayer);
        provided = List.copyOf(provided);
        libraries = libraries.stream()
                .sorted(Comparator.comparing(SharedLibrary::artifact))
                .toList();
    }

    /** Whether the user keeps the artifact out of every planned layer. */
    public boolean forbids(ArtifactKey artifact) {
        return neverInLayer.stream().anyMatch(pattern -> pattern.matches(artifact));
    }

    /** The layers by ARN that the function has. */
    public List<ProvidedLayer> providedTo(String function) {
        return provided.stream().filter(layer -> layer.isFor(function)).toList();
    }

    /** How many planned layers the function may have. */
    public int layersLeft(String function) {
        return Math.max(
                0, maxLayers.orElse(LAMBDA_MAX_LAYERS) - providedTo(function).size());
    }

    /** The library that the module is, if it is one. */
    public Optional<SharedLibrary> library(ArtifactKey artifact) {
        return libraries.stream()
                .filter(library -> library.artifact().equals(artifact))
                .findFirst();
    }

    /** These pins without any that names this artifact alone. */
    public LayerPins without(ArtifactKey artifact) {
        SortedMap<ArtifactKey, String> others = new TreeMap<>(inLayer);
        others.remove(artifact);
        ArtifactPattern exact = exactly(artifact);
        return new LayerPins(
                others,
                neverInLayer.stream().filter(pattern -> !pattern.equals(exact)).toList(),
                provided,
                maxLayers,
                maxZippedBytes,
                libraries.stream()
                        .filter(library -> !library.artifact().equals(artifact))
                        .toList());
    }

    /** These pins, and the artifact in that layer. */
    public LayerPins withInLayer(ArtifactKey artifact, String layer) {
        SortedMap<ArtifactKey, String> all = new TreeMap<>(inLayer);
        all.put(artifact, layer);
        return new LayerPins(all, neverInLayer, provided, maxLayers, maxZippedBytes, libraries);
    }

    /** These pins, and the artifact in no layer. */
    public LayerPins withNeverInLayer(ArtifactKey artifact) {
        return forbids(artifact)
                ? this
                : new LayerPins(
                        inLayer,
                        Stream.concat(neverInLayer.stream(), Stream.of(exactly(artifact)))
                                .toList(),
                        provided,
                        maxLayers,
                        maxZippedBytes,
                        libraries);
    }

    /** These pins, and the module as a library. */
    public LayerPins withLibrary(SharedLibrary library) {
        return new LayerPins(
                inLayer,
                neverInLayer,
                provided,
                maxLayers,
                maxZippedBytes,
                Stream.concat(libraries.stream(), Stream.of(library)).toList());
    }

    private static ArtifactPattern exactly(ArtifactKey artifact) {
        return new ArtifactPattern(artifact.groupId() + ":" + artifact.artifactId());
    }

    /** Pairs of pins of which only one can hold, as sentences. */
    public List<String> contradictions() {
        List<String> found = new ArrayList<>();
        inLayer.forEach((artifact, layer) -> {
            neverInLayer.stream()
                    .filter(pattern -> pattern.matches(artifact))
                    .forEach(pattern -> found.add(artifact + " is pinned into layer " + layer + ", and \""
                            + pattern.text() + "\" keeps it out of every layer"));
            provided.stream()
                    .filter(by -> by.provides(artifact))
                    .forEach(by -> found.add(
                            artifact + " is pinned into layer " + layer + ", and " + by.arn() + " provides it"));
        });
        return found;
    }
}
