package io.github.lambdapackager.plugin.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which artifacts travel in which layers, and which functions have them; docs/layer-plan.md describes its file.
 *
 * @param layers in the order of their names, which differ
 * @param functions in the order of their names, which differ; a function that is not listed has no layer
 */
public record LayerPlan(List<PlannedLayer> layers, List<PlannedFunction> functions, LayerPins pins) {
    /** The file's name; it stands at the root of the repository. */
    public static final String FILE_NAME = "lambda-layers.json";

    public LayerPlan {
        layers =
                layers.stream().sorted(Comparator.comparing(PlannedLayer::name)).toList();
        functions = functions.stream()
                .sorted(Comparator.comparing(PlannedFunction::name))
                .toList();
        Set<String> layerNames =
                names("layers", layers.stream().map(PlannedLayer::name).toList());
        names("functions", functions.stream().map(PlannedFunction::name).toList());
        for (PlannedFunction function : functions) {
            for (String layer : function.layers()) {
                if (!layerNames.contains(layer)) {
                    throw new IllegalArgumentException(
                            "function " + function.name() + " has the layer " + layer + ", which is not planned");
                }
            }
        }
    }

    /** The function's layers in the order in which Lambda unpacks them; none when it is not planned. */
    public List<PlannedLayer> layersOf(String function) {
        return functions.stream()
                .filter(planned -> planned.name().equals(function))
                .flatMap(planned -> planned.layers().stream())
                .flatMap(name -> layer(name).stream())
                .toList();
    }

    public Optional<PlannedLayer> layer(String name) {
        return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    /** The functions that have the layer. */
    public List<PlannedFunction> functionsOf(String layer) {
        return functions.stream()
                .filter(function -> function.layers().contains(layer))
                .toList();
    }

    private static Set<String> names(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two " + what + " have the name " + name);
            }
        }
        return seen;
    }
}
