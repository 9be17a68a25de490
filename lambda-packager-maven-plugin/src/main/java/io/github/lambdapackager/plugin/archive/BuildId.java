package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A short digest of all that decided what is in a package, the same wherever it is built. */
final class BuildId {
    private static final int LENGTH = 12;

    private BuildId() {}

    /** @param content what came out: it differs between versions of this plugin for the same input */
    static String of(ShakenFunction shaken, ContentDigest content) {
        Map<String, String> hashes = new TreeMap<>();
        hashes.put("content", content.sha256Hex());
        hashes.put("settings", ContentDigest.of(settings(shaken.function())).sha256Hex());
        shaken.layers()
                .contents()
                .forEach(layer -> hashes.put(
                        "layer " + layer.name(), layer.contentDigest().sha256Hex()));
        for (int index = 0; index < shaken.elements().size(); index++) {
            var element = shaken.elements().get(index);
            hashes.put(
                    "element " + index + " " + element.element().artifact().coordinates() + " " + element.intact(),
                    element.element().entries().digest().sha256Hex());
        }
        return ContentDigest.ofHashes(hashes).sha256Hex().substring(0, LENGTH);
    }

    private static SortedMap<String, byte[]> settings(LambdaFunction function) {
        SortedMap<String, byte[]> settings = new TreeMap<>();
        put(settings, "name", function.name());
        put(settings, "handler", function.handler().toString());
        put(settings, "eventTypes", String.join("\n", function.eventTypes()));
        put(settings, "runtime", function.runtime().id());
        put(settings, "architecture", function.architecture().id());
        put(settings, "shrinkMode", function.shrinkMode().id());
        put(settings, "exempted", patterns(function.exempted()));
        put(settings, "excluded", patterns(function.excluded()));
        for (int index = 0; index < function.keepRules().size(); index++) {
            put(settings, "keepRules " + index, function.keepRules().get(index).text());
        }
        return settings;
    }

    private static void put(SortedMap<String, byte[]> settings, String name, String value) {
        settings.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String patterns(List<ArtifactPattern> patterns) {
        return patterns.stream().map(ArtifactPattern::text).collect(Collectors.joining("\n"));
    }
}
