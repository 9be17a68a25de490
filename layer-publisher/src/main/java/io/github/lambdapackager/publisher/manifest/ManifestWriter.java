package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a manifest: equal manifests give equal bytes. */
public final class ManifestWriter {
    /**
     * Replaces the file in one step, or leaves it alone.
     *
     * @return the file
     */
    public Path write(Manifest manifest, Path file) throws IOException {
        return StableJson.replace(file, text(manifest));
    }

    private static String text(Manifest manifest) {
        ObjectNode root = object().put("formatVersion", FormatVersion.CURRENT.toString());
        root.set("tool", tool(manifest.tool()));
        root.set("functions", array(manifest.functions(), ManifestWriter::function));
        root.set("layers", array(manifest.layers(), ManifestWriter::layer));
        return StableJson.text(root);
    }

    private static ObjectNode tool(Tool tool) {
        return object().put("name", tool.name()).put("version", tool.version());
    }

    private static ObjectNode function(ManifestFunction function) {
        ObjectNode node = object().put("name", function.name());
        node.set("module", coordinates(function.module()));
        node.put("handler", function.handler());
        node.put("runtime", function.runtime().id());
        node.put("architecture", function.architecture().id());
        node.put("shrink", function.shrink());
        node.set("zip", archive(function.zip()));
        node.put("contentDigest", function.contentDigest().toString());
        node.put("buildId", function.buildId());
        node.set("unshaken", size(function.unshaken()));
        node.put("classesIn", function.classesIn());
        node.put("classesOut", function.classesOut());
        node.set("artifacts", array(function.artifacts(), ManifestWriter::artifact));
        node.set("layers", array(function.layers(), ManifestWriter::layerReference));
        function.proof().ifPresent(proof -> node.set("proof", proof(proof)));
        return node;
    }

    private static ObjectNode artifact(ManifestArtifact artifact) {
        ObjectNode node = object();
        node.set("coordinates", coordinates(artifact.coordinates()));
        node.put("digest", artifact.digest().toString());
        node.put("bytesBefore", artifact.bytesBefore());
        node.put("bytesAfter", artifact.bytesAfter());
        node.put("classesBefore", artifact.classesBefore());
        node.put("classesAfter", artifact.classesAfter());
        node.put("location", artifact.location());
        if (artifact.exempted()) {
            node.put("exempted", true);
        }
        return node;
    }

    private static ObjectNode layerReference(LayerReference layer) {
        return object().put("name", layer.name())
                .put("contentDigest", layer.contentDigest().toString());
    }

    private static ObjectNode proof(Proof proof) {
        ObjectNode node = object().put("strength", proof.strength().id());
        if (!proof.reason().isEmpty()) {
            node.put("reason", proof.reason());
        }
        node.put("shaken", proof.shaken().toString());
        node.put("unshaken", proof.unshaken().toString());
        node.put("jdk", proof.jdk());
        node.set("events", array(proof.events(), ManifestWriter::event));
        ObjectNode figures = node.putObject("figures");
        proof.figures().forEach(figures::put);
        return node;
    }

    private static ObjectNode event(Proof.Event event) {
        return object().put("name", event.name()).put("digest", event.digest().toString());
    }

    private static ObjectNode layer(ManifestLayer layer) {
        ObjectNode node = object().put("name", layer.name());
        node.set("zip", archive(layer.zip()));
        node.put("contentDigest", layer.contentDigest().toString());
        node.set("runtimes", ids(layer.runtimes().stream().map(LambdaRuntime::id)));
        node.set("architectures", ids(layer.architectures().stream().map(Architecture::id)));
        node.set("artifacts", array(layer.artifacts(), ManifestWriter::coordinates));
        return node;
    }

    private static ObjectNode coordinates(Coordinates coordinates) {
        ObjectNode node = object().put("groupId", coordinates.groupId())
                .put("artifactId", coordinates.artifactId())
                .put("version", coordinates.version());
        if (!coordinates.classifier().isEmpty()) {
            node.put("classifier", coordinates.classifier());
        }
        if (!coordinates.extension().equals(Coordinates.JAR)) {
            node.put("extension", coordinates.extension());
        }
        return node;
    }

    private static ObjectNode archive(Archive archive) {
        return object().put("file", archive.file())
                .put("sha256", archive.sha256())
                .put("zippedBytes", archive.zippedBytes())
                .put("unzippedBytes", archive.unzippedBytes());
    }

    private static ObjectNode size(ArchiveSize size) {
        return object().put("zippedBytes", size.zippedBytes()).put("unzippedBytes", size.unzippedBytes());
    }

    private static ArrayNode ids(Stream<String> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.sorted().forEach(array::add);
        return array;
    }

    private static <T> ArrayNode array(List<T> values, Function<T, ObjectNode> toJson) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(values.stream().map(toJson).toList());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
