package io.github.lambdapackager.plugin.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GraalVM's public repository of reachability metadata, for libraries whose jars carry none: a zip with a folder for each
 * library and version, and an {@code index.json} for each library that says which versions a folder was tested with.
 */
final class ReachabilityRepository implements RuleSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String INDEX = "index.json";
    private static final String VERSION = "metadata-version";

    private final MetadataZip zip;
    private final ReachabilityFile.Conditions conditions;

    ReachabilityRepository(MetadataZip zip, ReachabilityFile.Conditions conditions) {
        this.zip = zip;
        this.conditions = conditions;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        Coordinates library = artifact.element().artifact().coordinates();
        String folder = library.groupId() + "/" + library.artifactId() + "/";
        byte[] index = zip.read(List.of(folder + INDEX)).get(folder + INDEX);
        try {
            Optional<String> version = index == null ? Optional.empty() : version(index, library.version());
            return version.isEmpty() ? CollectedRules.NONE : rules(folder + version.get() + "/", artifact, classes);
        } catch (IOException e) {
            throw zip.unreadable(e);
        }
    }

    private CollectedRules rules(String folder, PackagedArtifact artifact, ClassIndex classes) {
        List<CollectedRules> found = new ArrayList<>();
        List<String> files = zip.below(folder).stream()
                .filter(file -> file.endsWith(".json") && !file.endsWith("/" + INDEX))
                .toList();
        zip.read(files).forEach((file, json) -> {
            String place =
                    file.substring(file.lastIndexOf('/') + 1) + " of the reachability metadata for " + artifact.name();
            found.add(ReachabilityFile.read(json, place, artifact.reached(), classes, conditions));
        });
        return CollectedRules.of(found);
    }

    /** The folder for a version: the one that was tested with it, the one that is meant for it, else the nearest. */
    static Optional<String> version(byte[] index, String version) throws IOException {
        List<JsonNode> folders = new ArrayList<>();
        JSON.readTree(index).forEach(folders::add);
        folders.removeIf(folder -> !folder.path(VERSION).isTextual());
        return Stream.<Stream<JsonNode>>of(
                        folders.stream().filter(folder -> isTested(folder, version)),
                        folders.stream()
                                .filter(folder -> version.matches(
                                        folder.path("default-for").asText("(?!)"))),
                        nearest(folders, version).stream())
                .flatMap(choice -> choice)
                .findFirst()
                .map(folder -> folder.path(VERSION).asText());
    }

    private static boolean isTested(JsonNode folder, String version) {
        boolean tested = folder.path(VERSION).asText().equals(version);
        for (JsonNode each : folder.path("tested-versions")) {
            tested |= each.asText().equals(version);
        }
        return tested;
    }

    /** The newest that is not newer; where all are newer, the oldest. */
    private static Optional<JsonNode> nearest(List<JsonNode> folders, String version) {
        VersionNumber wanted = new VersionNumber(version);
        Comparator<JsonNode> byVersion = Comparator.comparing(
                folder -> new VersionNumber(folder.path(VERSION).asText()));
        return folders.stream()
                .filter(folder -> new VersionNumber(folder.path(VERSION).asText()).compareTo(wanted) <= 0)
                .max(byVersion)
                .or(() -> folders.stream().min(byVersion));
    }
}
