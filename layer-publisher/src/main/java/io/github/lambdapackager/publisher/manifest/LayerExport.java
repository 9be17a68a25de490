package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gives what was published to other tools: {@code account → Region → layer}, in the format that they read. */
public final class LayerExport {
    /** A format that other tools read. */
    public enum Format {
        JSON,
        YAML,
        PROPERTIES
    }

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final Format format;

    public LayerExport(Format format) {
        this.format = format;
    }

    /** Sorted, so that equal layers give equal bytes. */
    public String text(List<LockedLayer> layers) {
        List<LockedLayer> sorted = layers.stream().sorted().toList();
        return switch (format) {
            case JSON -> StableJson.text(tree(sorted));
            case YAML -> yaml(tree(sorted));
            case PROPERTIES -> properties(sorted);
        };
    }

    private static ObjectNode tree(List<LockedLayer> layers) {
        ObjectNode root = StableJson.object();
        for (LockedLayer layer : layers) {
            root.withObjectProperty(layer.target().account())
                    .withObjectProperty(layer.target().region())
                    .set(layer.layer(), entry(layer));
        }
        return root;
    }

    private static String yaml(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always YAML", e);
        }
    }

    /** Keys and values hold no character that a properties file would have to escape, but the colons of ARNs may stay. */
    private static String properties(List<LockedLayer> layers) {
        StringBuilder text = new StringBuilder();
        for (LockedLayer layer : layers) {
            String prefix = "%s.%s.%s."
                    .formatted(layer.target().account(), layer.target().region(), layer.layer());
            text.append(String.format(Locale.ROOT, "%sarn=%s\n", prefix, layer.arn()));
            text.append(String.format(Locale.ROOT, "%sdigest=%s\n", prefix, layer.digest()));
            text.append(String.format(Locale.ROOT, "%shumanVersion=%s\n", prefix, layer.humanVersion()));
            text.append(String.format(Locale.ROOT, "%sversion=%d\n", prefix, layer.number()));
        }
        return text.toString();
    }

    static ArrayNode targets(List<LockedLayer> layers) {
        Map<Target, ObjectNode> targets = new TreeMap<>();
        for (LockedLayer layer : layers) {
            ObjectNode target = targets.computeIfAbsent(layer.target(), LayerExport::target);
            ((ArrayNode) target.get("layers"))
                    .add(StableJson.object().put("name", layer.layer()).setAll(entry(layer)));
        }
        return StableJson.READER.createArrayNode().addAll(targets.values());
    }

    private static ObjectNode target(Target target) {
        ObjectNode node = StableJson.object().put("account", target.account()).put("region", target.region());
        node.putArray("layers");
        return node;
    }

    private static ObjectNode entry(LockedLayer layer) {
        return StableJson.object()
                .put("digest", layer.digest().toString())
                .put("humanVersion", layer.humanVersion())
                .put("version", layer.number())
                .put("arn", layer.arn());
    }
}
