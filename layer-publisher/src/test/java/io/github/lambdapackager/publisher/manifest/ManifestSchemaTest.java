package io.github.lambdapackager.publisher.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ManifestSchemaTest {
    private static final JsonSchema SCHEMA = schema();

    @TempDir
    private Path folder;

    @Test
    void aManifestWithEveryFieldFits() throws IOException {
        assertThat(faults(written(ExampleManifest.full()))).isEmpty();
    }

    @Test
    void aManifestOfNothingFits() throws IOException {
        assertThat(faults(written(ExampleManifest.empty()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuntimeIsKnown(LambdaRuntime runtime) {
        String text = ExampleManifest.fullText().replace("\"java21\"", "\"" + runtime.id() + "\"");

        assertThat(faults(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyArchitectureIsKnown(Architecture architecture) {
        String text = ExampleManifest.fullText().replace("\"arm64\"", "\"" + architecture.id() + "\"");

        assertThat(faults(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "formatVersion": "1.0"          | "formatVersion": "2.0"           | $.formatVersion pattern
                    "name": "place-order"           | "name": "place order"            | $.functions[1].name pattern
                    "handler": "com.example.shop.scheduled.CleanUp" | "handles": "it"  | $.functions[0] required
                    "shrink": "members"             | "shrink": "most"                 | $.functions[1].shrink enum
                    "contentDigest": "sha256:88     | "contentDigest": "md5:88         | $.functions[0].contentDigest pattern
                    "zippedBytes": 8122             | "zippedBytes": -1                | $.functions[0].zip.zippedBytes minimum
                    "classesOut": 1037              | "classesOut": "1037"             | $.functions[1].classesOut type
                    "file": "clean-up.zip"          | "file": "/tmp/clean-up.zip"      | $.functions[0].zip.file pattern
                    """)
    void aFaultIsRefusedWhereItIs(String sound, String wrong, String fault) {
        String text = ExampleManifest.fullText();
        assertThat(text).contains(sound);

        assertThat(faults(text.replace(sound, wrong))).containsExactly(fault);
    }

    private String written(Manifest manifest) throws IOException {
        return Files.readString(new ManifestWriter().write(manifest, folder.resolve("manifest.json")));
    }

    /** The place and the violated keyword; the validator's sentences depend on the language of the machine. */
    private static List<String> faults(String manifest) {
        return SCHEMA.validate(manifest, InputFormat.JSON).stream()
                .map(message -> message.getInstanceLocation() + " " + message.getType())
                .toList();
    }

    private static JsonSchema schema() {
        InputStream text = Objects.requireNonNull(ManifestWriter.class.getResourceAsStream("manifest.schema.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    }
}
