package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerPlanFileTest {
    private static final String REMEDY =
            "\n  → put it right by hand, or delete the file and let mvn lambda:plan-layers propose a new one";

    @TempDir
    private Path root;

    @Test
    void aPlanIsWrittenInOneWayOnly() throws IOException {
        assertThat(new LayerPlanWriter().write(ExamplePlan.full(), root)).hasContent(ExamplePlan.TEXT);
        assertThat(root).isDirectoryContaining("glob:**/lambda-layers.json");
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        new LayerPlanWriter().write(ExamplePlan.full(), root);

        assertThat(new LayerPlanReader().read(root)).contains(ExamplePlan.full());
    }

    @Test
    void aLayerByArnMayBeForSomeProcessorsAndRuntimes() throws Exception {
        LayerPins pins = new LayerPins(
                new TreeMap<>(),
                List.of(),
                List.of(new ProvidedLayer(
                        "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3",
                        List.of(Coordinates.jar("io.example", "tracing", "1.2")),
                        List.of(),
                        List.of(Architecture.ARM64),
                        List.of(LambdaRuntime.JAVA21))),
                OptionalInt.empty(),
                OptionalLong.empty());
        LayerPlan plan = new LayerPlan(List.of(), List.of(), pins);

        new LayerPlanWriter().write(plan, root);

        assertThat(new LayerPlanReader().read(root)).hasValue(plan);
    }

    @Test
    void aRepositoryWithoutTheFileHasNoPlan() throws Exception {
        assertThat(new LayerPlanReader().read(root)).isEmpty();
    }

    @Test
    void everyPartMayBeLeftOut() throws Exception {
        assertThat(read("{\"formatVersion\": \"1.0\"}")).isEqualTo(new LayerPlan(List.of(), List.of(), LayerPins.NONE));
    }

    @Test
    void aNewerMinorVersionMayHaveMoreFields() throws Exception {
        String text =
                ExamplePlan.TEXT.replace("\"1.0\"", "\"1.7\"").replace("\"maxLayers\"", "\"mode\": 1, \"maxLayers\"");

        assertThat(read(text)).isEqualTo(ExamplePlan.full());
    }

    @Test
    void aPlanOfAnotherMajorVersionIsRefused() {
        assertThatThrownBy(() -> read("{\n  \"formatVersion\": \"2.0\"\n}"))
                .hasMessage(at(2) + "formatVersion 2.0 is unknown: this version of Lambda Packager reads 1.x" + REMEDY);
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("{\n  \"formatVersion\": \"1.0\",\n  \"layers\": [,]\n}"))
                .isInstanceOf(PackagingException.class)
                .hasMessageStartingWith(at(3) + "the file is not JSON: Unexpected character (',' (code 44))")
                .hasMessageEndingWith(REMEDY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "name": "own"             | "name": "our own"        | 4  | layer name "our own" is not one to 140 letters, digits, hyphens and underscores
        "name": "third-party"     | "name": "own"            | 17 | another layer has the name own too
                    "name": "orders"          | "name": "billing"        | 31 | another function has the name billing too
        "com.example:money"       | "com.example"            | 7  | "com.example" is not group:artifact or group:artifact:classifier
        "org.example:native:linux" | "org.example:json"      | 16 | layer third-party holds an artifact twice
        "reason": "2 functions share it" | "raeson": "x"     | 10 | there is no field "raeson" here, but artifacts, classes, figures, name, reason
        "unzippedBytes": 5000     | "unzippedBytes": "5000"  | 12 | unzippedBytes is not a whole number: "5000"
        "layers": []              | "layers": ["third"]      | 28 | there is no layer "third" in this plan, but own, third-party
        "module": "com.example:orders" | "modul": "a:b"      | 32 | there is no field "modul" here, but figures, layers, module, name, reason
        "artifact": "org.example:json" | "artifact": "com.example:secret-key" | 43 | com.example:secret-key is pinned into layer third-party, and "com.example:secret-*" keeps it out of every layer
        "artifact": "org.example:json" | "artifact": "io.example:tracing" | 43 | io.example:tracing is pinned into layer third-party, and arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3 provides it
        "io.example:tracing:1.2"  | "io.example:tracing"     | 57 | "io.example:tracing" is not group:artifact:version or group:artifact:classifier:version
        layer:tracing:3           | layer:tracing            | 54 | "arn:aws:lambda:eu-west-1:123456789012:layer:tracing" is not the ARN of a layer version, such as arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3
        "maxLayers": 4            | "maxLayers": 6           | 43 | maxLayers 6 is not between 0 and 5
        "place": "dependencies"   | "place": ""              | 71 | pom, place and version are not empty
        lambda-layers/own.classes | ../own.classes           | 4  | "../own.classes" is not a path below the plan with / between names
        """)
    void aFaultOfAHandEditedPlanIsNamedWithItsLine(String sound, String wrong, int line, String problem) {
        assertThat(ExamplePlan.TEXT).contains(sound);

        assertThatThrownBy(() -> read(ExamplePlan.TEXT.replace(sound, wrong)))
                .isInstanceOf(PackagingException.class)
                .hasMessage(at(line) + problem + REMEDY);
    }

    @Test
    void anArtifactPinnedIntoTwoLayersIsRefused() {
        String pin = "{ \"artifact\": \"org.example:json\", \"layer\": \"own\" },";

        assertThatThrownBy(() -> read(ExamplePlan.TEXT.replace("\"inLayer\": [", "\"inLayer\": [" + pin)))
                .hasMessage(at(45) + "org.example:json is pinned twice, into layer own and into layer third-party"
                        + REMEDY);
    }

    @Test
    void everyFieldFitsTheSchema() {
        assertThat(faults(ExamplePlan.TEXT)).isEmpty();
        assertThat(faults("{\"formatVersion\": \"1.0\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "formatVersion": "1.0" | "formatVersion": "2.0" | $.formatVersion pattern
        "name": "own"          | "name": "our own"      | $.layers[0].name pattern
        "com.example:money"    | "com.example"          | $.layers[0].artifacts[0] pattern
        "module": "com.example:orders" | "modul": "a:b" | $.functions[1] required
        layer:tracing:3        | layer:tracing          | $.pins.provided[0].arn pattern
        "maxLayers": 4         | "maxLayers": 6         | $.pins.maxLayers maximum
        """)
    void theSchemaRefusesAFaultWhereItIs(String sound, String wrong, String fault) {
        assertThat(ExamplePlan.TEXT).contains(sound);

        assertThat(faults(ExamplePlan.TEXT.replace(sound, wrong))).containsExactly(fault);
    }

    private LayerPlan read(String text) throws PackagingException, IOException {
        Files.writeString(root.resolve("lambda-layers.json"), text);
        return new LayerPlanReader().read(root).orElseThrow();
    }

    private String at(int line) {
        return "layer plan " + root.resolve("lambda-layers.json") + ", line " + line + ": ";
    }

    private static List<String> faults(String plan) {
        return schema().validate(plan, InputFormat.JSON).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getType())
                .toList();
    }

    private static JsonSchema schema() {
        InputStream text =
                Objects.requireNonNull(LayerPlanWriter.class.getResourceAsStream("lambda-layers.schema.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }
}
