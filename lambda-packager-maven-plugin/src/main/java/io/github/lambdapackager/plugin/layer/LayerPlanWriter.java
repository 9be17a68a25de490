package io.github.lambdapackager.plugin.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes {@code lambda-layers.json}: equal plans give equal bytes. */
public final class LayerPlanWriter {
    private static final ObjectWriter JSON = new JsonMapper().writer(prettyPrinter());

    /**
     * Replaces the plan of a repository in one step, or leaves it alone.
     *
     * @param root the repository's root folder
     * @return the file
     */
    public Path write(LayerPlan plan, Path root) throws IOException {
        Path file = root.resolve(LayerPlan.FILE_NAME);
        Path part = root.resolve(LayerPlan.FILE_NAME + ".part");
        try {
            Files.writeString(part, text(plan));
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What the file holds. */
    public String text(LayerPlan plan) throws JsonProcessingException {
        ObjectNode root = object().put("formatVersion", LayerPlanReader.MAJOR + "." + LayerPlanReader.MINOR);
        root.set("layers", objects(plan.layers(), LayerPlanWriter::layer));
        root.set("functions", objects(plan.functions(), LayerPlanWriter::function));
        ObjectNode pins = pins(plan.pins());
        if (!pins.isEmpty()) {
            root.set("pins", pins);
        }
        return JSON.writeValueAsString(root) + "\n";
    }

    private static ObjectNode layer(PlannedLayer layer) {
        ObjectNode node = object().put("name", layer.name());
        node.set("artifacts", texts(layer.artifacts().stream()));
        layer.keptClasses().ifPresent(file -> node.put("classes", file));
        addReason(node, layer.reason(), layer.figures());
        return node;
    }

    private static ObjectNode function(PlannedFunction function) {
        ObjectNode node = object().put("name", function.name())
                .put("module", function.module().toString());
        node.set("layers", texts(function.layers().stream()));
        addReason(node, function.reason(), function.figures());
        return node;
    }

    private static void addReason(ObjectNode node, String reason, SortedMap<String, Long> figures) {
        if (!reason.isEmpty()) {
            node.put("reason", reason);
        }
        if (!figures.isEmpty()) {
            ObjectNode numbers = node.putObject("figures");
            figures.forEach(numbers::put);
        }
    }

    private static ObjectNode pins(LayerPins pins) {
        ObjectNode node = object();
        if (!pins.inLayer().isEmpty()) {
            node.set(
                    "inLayer",
                    objects(
                            List.copyOf(pins.inLayer().entrySet()),
                            pin -> object().put("artifact", pin.getKey().toString())
                                    .put("layer", pin.getValue())));
        }
        if (!pins.neverInLayer().isEmpty()) {
            node.set("neverInLayer", texts(pins.neverInLayer().stream().map(pattern -> pattern.text())));
        }
        if (!pins.provided().isEmpty()) {
            node.set("provided", objects(pins.provided(), LayerPlanWriter::provided));
        }
        pins.maxLayers().ifPresent(number -> node.put("maxLayers", number));
        pins.maxZippedBytes().ifPresent(bytes -> node.put("maxZippedBytes", bytes));
        if (!pins.libraries().isEmpty()) {
            node.set("libraries", objects(pins.libraries(), LayerPlanWriter::library));
        }
        return node;
    }

    private static ObjectNode provided(ProvidedLayer layer) {
        ObjectNode node = object().put("arn", layer.arn());
        node.set("artifacts", texts(layer.artifacts().stream()));
        if (!layer.functions().isEmpty()) {
            node.set("functions", texts(layer.functions().stream()));
        }
        if (!layer.architectures().isEmpty()) {
            node.set("architectures", texts(layer.architectures().stream().map(Architecture::id)));
        }
        if (!layer.runtimes().isEmpty()) {
            node.set("runtimes", texts(layer.runtimes().stream().map(LambdaRuntime::id)));
        }
        return node;
    }

    private static ObjectNode library(SharedLibrary library) {
        ObjectNode node = object().put("artifact", library.artifact().toString());
        node.set(
                "before",
                objects(
                        library.before(),
                        before -> object().put("pom", before.pom())
                                .put("place", before.place())
                                .put("version", before.version())));
        return node;
    }

    private static ArrayNode texts(Stream<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    private static <T> ArrayNode objects(List<T> values, Function<T, ObjectNode> toJson) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(values.stream().map(toJson).toList());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
