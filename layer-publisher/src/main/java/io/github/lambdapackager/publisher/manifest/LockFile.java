package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code lambda-layers.lock.json}: which version of which layer is to be used in which Region of which account. */
public final class LockFile {
    private static final String FORMAT = "1.0";
    private static final String REMEDY = "restore it from version control, or delete it and publish again";

    private final Path file;

    public LockFile(Path file) {
        this.file = file;
    }

    /** What it records, sorted; nothing when there is no such file. */
    public List<LockedLayer> read() throws PublishingException, IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String subject = "lock file " + file;
        JsonObject root = JsonObject.ofFormat1(subject, file, REMEDY);
        List<LockedLayer> layers = new ArrayList<>();
        for (JsonObject target : root.objects("targets")) {
            for (JsonObject layer : target.objects("layers")) {
                layers.add(layer.create(() -> layer(target, layer)));
            }
        }
        return layers.stream().sorted().toList();
    }

    private static LockedLayer layer(JsonObject target, JsonObject layer) throws PublishingException {
        return new LockedLayer(
                new Target(target.text("account"), target.text("region")),
                layer.text("name"),
                layer.digest("digest"),
                layer.text("humanVersion"),
                layer.number("version"),
                layer.text("arn"));
    }

    /** Records these beside what it has of other layers, Regions and accounts; an equal file is not touched. */
    public void update(List<LockedLayer> published) throws PublishingException, IOException {
        Map<String, LockedLayer> merged = new TreeMap<>();
        read().forEach(layer -> merged.put(layer.key(), layer));
        published.forEach(layer -> merged.put(layer.key(), layer));
        String text = text(List.copyOf(merged.values()));
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            StableJson.replace(file, text);
        }
    }

    private static String text(List<LockedLayer> layers) {
        ObjectNode root = StableJson.object().put("formatVersion", FORMAT);
        root.set("targets", LayerExport.targets(layers));
        return StableJson.text(root);
    }
}
