package io.github.lambdapackager.plugin.layer;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code lambda-layers.json}, which people edit: whatever is wrong is named with its line. */
public final class LayerPlanReader {
    static final int MAJOR = 1;
    static final int MINOR = 0;

    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})");

    /**
     * Reads the plan of a repository; empty when it has none.
     *
     * @param root the repository's root folder
     */
    public Optional<LayerPlan> read(Path root) throws PackagingException, IOException {
        Path file = root.resolve(LayerPlan.FILE_NAME);
        try {
            return Optional.of(plan(PlanJson.parse("layer plan " + file, Files.readString(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new PackagingException("layer plan " + file, "the file is not UTF-8", "save it as UTF-8");
        }
    }

    private static LayerPlan plan(PlanJson json) throws PackagingException {
        Fields fields = new Fields(isCurrent(json));
        fields.check(json, "formatVersion", "layers", "functions", "pins");
        List<PlannedLayer> layers = new ArrayList<>();
        for (PlanJson layer : json.objects("layers")) {
            fields.check(layer, "name", "artifacts", "classes", "reason", "figures");
            checkNew("layer", layer, layers.stream().map(PlannedLayer::name));
            layers.add(layer(layer));
        }
        List<PlannedFunction> functions = new ArrayList<>();
        for (PlanJson function : json.objects("functions")) {
            fields.check(function, "name", "module", "layers", "reason", "figures");
            checkNew("function", function, functions.stream().map(PlannedFunction::name));
            functions.add(function(function, layers));
        }
        Optional<PlanJson> pins = json.object("pins");
        LayerPins read = pins.isPresent() ? pins(pins.get(), fields) : LayerPins.NONE;
        return json.create(() -> new LayerPlan(layers, functions, read));
    }

    /** Whether this version knows every field: a newer minor version may have more. */
    private static boolean isCurrent(PlanJson json) throws PackagingException {
        String text = json.text("formatVersion");
        Matcher version = VERSION.matcher(text);
        if (!version.matches()) {
            throw json.problem("formatVersion", "formatVersion \"" + text + "\" is not of the form 1.0");
        }
        if (Integer.parseInt(version.group(1)) != MAJOR) {
            throw json.problem(
                    "formatVersion",
                    "formatVersion " + text + " is unknown: this version of Lambda Packager reads " + MAJOR + ".x");
        }
        return Integer.parseInt(version.group(2)) <= MINOR;
    }

    private static void checkNew(String what, PlanJson json, Stream<String> known) throws PackagingException {
        String name = json.text("name");
        if (known.anyMatch(name::equals)) {
            throw json.problem("name", "another " + what + " has the name " + name + " too");
        }
    }

    private static PlannedLayer layer(PlanJson json) throws PackagingException {
        return json.create(() -> new PlannedLayer(
                json.text("name"),
                json.texts("artifacts", ArtifactKey::parse),
                json.has("classes") ? Optional.of(json.text("classes")) : Optional.empty(),
                json.text("reason", ""),
                json.numbers("figures")));
    }

    private static PlannedFunction function(PlanJson json, List<PlannedLayer> layers) throws PackagingException {
        Set<String> planned =
                Set.copyOf(layers.stream().map(PlannedLayer::name).distinct().toList());
        return json.create(() -> new PlannedFunction(
                json.text("name"),
                ArtifactKey.parse(json.text("module")),
                json.texts("layers", name -> known(name, planned)),
                json.text("reason", ""),
                json.numbers("figures")));
    }

    private static String known(String layer, Set<String> planned) {
        if (!planned.contains(layer)) {
            throw new IllegalArgumentException("there is no layer \"" + layer + "\" in this plan, but "
                    + (planned.isEmpty()
                            ? "none"
                            : String.join(", ", planned.stream().sorted().toList())));
        }
        return layer;
    }

    private static LayerPins pins(PlanJson json, Fields fields) throws PackagingException {
        fields.check(json, "inLayer", "neverInLayer", "provided", "maxLayers", "maxZippedBytes", "libraries");
        SortedMap<ArtifactKey, String> inLayer = inLayer(json, fields);
        List<ProvidedLayer> provided = new ArrayList<>();
        for (PlanJson layer : json.objects("provided")) {
            fields.check(layer, "arn", "artifacts", "functions", "architectures", "runtimes");
            provided.add(layer.create(() -> new ProvidedLayer(
                    layer.text("arn"),
                    layer.texts("artifacts", LayerPlanReader::coordinates),
                    layer.texts("functions", name -> name),
                    layer.texts("architectures", LayerPlanReader::architecture),
                    layer.texts("runtimes", LayerPlanReader::runtime))));
        }
        OptionalInt maxLayers = json.has("maxLayers")
                ? OptionalInt.of((int) Math.min(json.number("maxLayers"), 99))
                : OptionalInt.empty();
        OptionalLong maxBytes =
                json.has("maxZippedBytes") ? OptionalLong.of(json.number("maxZippedBytes")) : OptionalLong.empty();
        List<SharedLibrary> libraries = libraries(json, fields);
        LayerPins pins = json.create(() -> new LayerPins(
                inLayer, json.texts("neverInLayer", ArtifactPattern::new), provided, maxLayers, maxBytes, libraries));
        if (!pins.contradictions().isEmpty()) {
            throw json.problem(String.join("; ", pins.contradictions()));
        }
        return pins;
    }

    private static SortedMap<ArtifactKey, String> inLayer(PlanJson json, Fields fields) throws PackagingException {
        SortedMap<ArtifactKey, String> inLayer = new TreeMap<>();
        for (PlanJson pin : json.objects("inLayer")) {
            fields.check(pin, "artifact", "layer");
            ArtifactKey artifact = pin.create(() -> ArtifactKey.parse(pin.text("artifact")));
            String layer = pin.text("layer");
            String other = inLayer.put(artifact, layer);
            if (other != null) {
                throw pin.problem(artifact + " is pinned twice, into layer " + other + " and into layer " + layer);
            }
        }
        return inLayer;
    }

    private static List<SharedLibrary> libraries(PlanJson json, Fields fields) throws PackagingException {
        List<SharedLibrary> libraries = new ArrayList<>();
        for (PlanJson library : json.objects("libraries")) {
            fields.check(library, "artifact", "before");
            List<SharedLibrary.Before> before = new ArrayList<>();
            for (PlanJson each : library.objects("before")) {
                fields.check(each, "pom", "place", "version");
                before.add(each.create(
                        () -> new SharedLibrary.Before(each.text("pom"), each.text("place"), each.text("version"))));
            }
            libraries.add(library.create(() -> new SharedLibrary(ArtifactKey.parse(library.text("artifact")), before)));
        }
        return libraries;
    }

    private static Architecture architecture(String id) {
        return Architecture.withId(id)
                .orElseThrow(() -> new IllegalArgumentException("Lambda has no architecture \"" + id + "\""));
    }

    private static LambdaRuntime runtime(String id) {
        return LambdaRuntime.withId(id)
                .orElseThrow(() -> new IllegalArgumentException("Lambda has no Java runtime \"" + id + "\""));
    }

    private static Coordinates coordinates(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not group:artifact:version or group:artifact:classifier:version");
        }
        String classifier = parts.length == 4 ? parts[2] : "";
        return new Coordinates(parts[0], parts[1], parts[parts.length - 1], classifier, Coordinates.JAR);
    }

    /** Refuses unknown fields where every field is known. */
    private record Fields(boolean allKnown) {
        void check(PlanJson json, String... fields) throws PackagingException {
            if (allKnown) {
                json.allowOnly(Set.of(fields));
            }
        }
    }
}
