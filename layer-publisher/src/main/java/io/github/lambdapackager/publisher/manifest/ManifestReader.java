package io.github.lambdapackager.publisher.manifest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a manifest, also one of a newer minor version, and checks it as a whole before it returns. */
public final class ManifestReader {
    private static final String REMEDY = "build it again with mvn package; it is not meant to be edited";
    private static final List<String> RUNTIMES =
            Arrays.stream(LambdaRuntime.values()).map(LambdaRuntime::id).toList();
    private static final List<String> ARCHITECTURES =
            Arrays.stream(Architecture.values()).map(Architecture::id).toList();
    private static final List<String> STRENGTHS =
            Arrays.stream(Proof.Strength.values()).map(Proof.Strength::id).toList();

    /**
     * Reads the whole file or nothing.
     *
     * @throws PublishingException when the file is missing, malformed or of a format that is not known here
     */
    public Manifest read(Path file) throws PublishingException, IOException {
        String subject = "manifest " + file;
        JsonObject root = JsonObject.root(subject, parse(subject, file), REMEDY);
        checkFormatVersion(subject, root);
        return manifest(root);
    }

    private static JsonNode parse(String subject, Path file) throws PublishingException, IOException {
        try {
            return StableJson.READER.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new PublishingException(subject, "there is no such file", "run mvn package, which writes it");
        } catch (CharacterCodingException e) {
            throw problem(subject, "the file is not UTF-8");
        } catch (JsonProcessingException e) {
            // Jackson does not say where when one of its own limits, such as the depth, is exceeded.
            Optional<JsonLocation> location = Optional.ofNullable(e.getLocation());
            throw problem(
                    subject,
                    "the file is not JSON" + location.map(ManifestReader::place).orElse(""));
        }
    }

    private static String place(JsonLocation location) {
        return ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static void checkFormatVersion(String subject, JsonObject root) throws PublishingException {
        String text = root.text("formatVersion");
        Optional<FormatVersion> version = FormatVersion.parse(text);
        if (version.isEmpty()) {
            throw problem(subject, "formatVersion \"" + text + "\" is not of the form 1.0");
        }
        if (!version.get().isReadable()) {
            throw new PublishingException(
                    subject,
                    "formatVersion " + text + " is unknown: this version reads " + FormatVersion.CURRENT.major() + ".x",
                    "use the version of Lambda Packager that wrote it, or build it again with this one");
        }
    }

    private static Manifest manifest(JsonObject json) throws PublishingException {
        List<ManifestFunction> functions = new ArrayList<>();
        for (JsonObject function : json.objects("functions")) {
            functions.add(function(function));
        }
        List<ManifestLayer> layers = new ArrayList<>();
        for (JsonObject layer : json.objects("layers")) {
            layers.add(layer(layer));
        }
        Tool tool = tool(json.object("tool"));
        return json.create(() -> new Manifest(tool, functions, layers));
    }

    private static PublishingException problem(String subject, String problem) {
        return new PublishingException(subject, problem, REMEDY);
    }

    private static Tool tool(JsonObject json) throws PublishingException {
        return json.create(() -> new Tool(json.text("name"), json.text("version")));
    }

    private static ManifestFunction function(JsonObject json) throws PublishingException {
        return json.create(() -> new ManifestFunction(
                json.text("name"),
                coordinates(json.object("module")),
                json.text("handler"),
                json.listed("runtime", LambdaRuntime::withId, RUNTIMES),
                json.listed("architecture", Architecture::withId, ARCHITECTURES),
                json.text("shrink"),
                archive(json.object("zip")),
                json.digest("contentDigest"),
                json.text("buildId"),
                size(json.object("unshaken")),
                json.count("classesIn"),
                json.count("classesOut"),
                artifacts(json),
                layerReferences(json),
                json.has("proof") ? Optional.of(proof(json.object("proof"))) : Optional.empty()));
    }

    private static List<ManifestArtifact> artifacts(JsonObject json) throws PublishingException {
        List<ManifestArtifact> artifacts = new ArrayList<>();
        for (JsonObject artifact : json.objects("artifacts")) {
            artifacts.add(artifact.create(() -> new ManifestArtifact(
                    coordinates(artifact.object("coordinates")),
                    artifact.digest("digest"),
                    artifact.number("bytesBefore"),
                    artifact.number("bytesAfter"),
                    artifact.count("classesBefore"),
                    artifact.count("classesAfter"),
                    artifact.text("location"),
                    artifact.flag("exempted"))));
        }
        return artifacts;
    }

    private static List<LayerReference> layerReferences(JsonObject json) throws PublishingException {
        List<LayerReference> layers = new ArrayList<>();
        for (JsonObject layer : json.objects("layers")) {
            layers.add(layer.create(() -> new LayerReference(layer.text("name"), layer.digest("contentDigest"))));
        }
        return layers;
    }

    private static Proof proof(JsonObject json) throws PublishingException {
        List<Proof.Event> events = new ArrayList<>();
        for (JsonObject event : json.objects("events")) {
            events.add(event.create(() -> new Proof.Event(event.text("name"), event.digest("digest"))));
        }
        return json.create(() -> new Proof(
                json.listed("strength", Proof.Strength::withId, STRENGTHS),
                json.text("reason", ""),
                json.digest("shaken"),
                json.digest("unshaken"),
                json.text("jdk"),
                events,
                json.numbers("figures")));
    }

    private static ManifestLayer layer(JsonObject json) throws PublishingException {
        List<Coordinates> artifacts = new ArrayList<>();
        for (JsonObject artifact : json.objects("artifacts")) {
            artifacts.add(coordinates(artifact));
        }
        return json.create(() -> new ManifestLayer(
                json.text("name"),
                archive(json.object("zip")),
                json.digest("contentDigest"),
                new TreeSet<>(json.allListed("runtimes", LambdaRuntime::withId, RUNTIMES)),
                new TreeSet<>(json.allListed("architectures", Architecture::withId, ARCHITECTURES)),
                artifacts));
    }

    private static Coordinates coordinates(JsonObject json) throws PublishingException {
        return json.create(() -> new Coordinates(
                json.text("groupId"),
                json.text("artifactId"),
                json.text("version"),
                json.text("classifier", ""),
                json.text("extension", Coordinates.JAR)));
    }

    private static Archive archive(JsonObject json) throws PublishingException {
        return json.create(() -> new Archive(
                json.text("file"), json.text("sha256"), json.number("zippedBytes"), json.number("unzippedBytes")));
    }

    private static ArchiveSize size(JsonObject json) throws PublishingException {
        return json.create(() -> new ArchiveSize(json.number("zippedBytes"), json.number("unzippedBytes")));
    }
}
