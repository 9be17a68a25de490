package io.github.lambdapackager.plugin.model;

import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layers of a function: what they bring need not travel with it.
 *
 * @param contents in the order in which Lambda unpacks them
 * @param provided artifacts that a layer brings which is attached by its ARN
 */
public record FunctionLayers(List<LayerContent> contents, List<ClasspathElement> provided) {
    public static final FunctionLayers NONE = new FunctionLayers(List.of(), List.of());

    public FunctionLayers {
        contents = List.copyOf(contents);
        provided = List.copyOf(provided);
    }

    /** What a layer holds of an artifact; nothing when no layer has it. */
    public Optional<ClasspathElement> holding(Coordinates artifact) {
        Optional<ClasspathElement> planned = contents.stream()
                .flatMap(layer -> layer.holding(artifact).stream())
                .findFirst();
        return planned.or(() -> provided.stream()
                .filter(element -> element.artifact().coordinates().equals(artifact))
                .findFirst());
    }

    /** Every jar of the planned layers in the order that Lambda's class path has them. */
    public Stream<LayerJar> jars() {
        return contents.stream().flatMap(layer -> layer.jars().stream()).sorted(Comparator.comparing(LayerJar::path));
    }

    /** Without what comes by ARN, whose size nobody here knows. */
    public long unzippedBytes() {
        return contents.stream().mapToLong(LayerContent::unzippedBytes).sum();
    }
}
