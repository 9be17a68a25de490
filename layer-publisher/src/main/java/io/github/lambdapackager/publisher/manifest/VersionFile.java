package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** The file that a folder's registry keeps beside a version's zip, in the words of Lambda's answer. */
public final class VersionFile {
    private VersionFile() {}

    public static String write(LayerVersion version, String description, String zipSha256, ManifestLayer layer) {
        ObjectNode node = StableJson.object()
                .put("LayerVersionArn", version.arn())
                .put("Version", version.number())
                .put("Description", description)
                .put("CreatedDate", version.created().toString());
        node.putObject("Content")
                .put("CodeSha256", zipSha256)
                .put("CodeSize", layer.zip().zippedBytes());
        layer.runtimes().stream()
                .map(LambdaRuntime::id)
                .sorted()
                .forEach(node.withArrayProperty("CompatibleRuntimes")::add);
        layer.architectures().stream()
                .map(Architecture::id)
                .sorted()
                .forEach(node.withArrayProperty("CompatibleArchitectures")::add);
        return StableJson.text(node);
    }

    public static LayerVersion read(String layer, Path file) throws IOException {
        try {
            var node = StableJson.READER.readTree(Files.readString(file));
            return new LayerVersion(
                    layer,
                    node.path("Version").asLong(),
                    node.path("LayerVersionArn").asText(),
                    Instant.parse(node.path("CreatedDate").asText()),
                    PublishedContent.parse(node.path("Description").asText()));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(file + " is not what a registry wrote: " + e.getMessage(), e);
        }
    }
}
