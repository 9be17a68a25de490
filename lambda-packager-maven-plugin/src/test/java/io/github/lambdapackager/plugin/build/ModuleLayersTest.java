package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLayersTest {
    @TempDir
    Path root;

    @Test
    void aFunctionHasTheLayersOfThePlanFromItsOwnArtifacts() throws Exception {
        plan("");
        ModuleLayers layers = ModuleLayers.of(Optional.of(root), content());

        layers.check(List.of(function()));
        FunctionLayers found = layers.of(function());

        assertThat(found.contents().stream().map(LayerContent::name)).containsExactly("shared");
        assertThat(found.holding(core())).isPresent();
        assertThat(found.provided()).isEmpty();
    }

    @Test
    void withoutAPlanThereIsNoLayer() throws Exception {
        assertThat(ModuleLayers.of(Optional.empty(), content()).of(function())).isEqualTo(FunctionLayers.NONE);
        assertThat(ModuleLayers.of(Optional.of(root), content()).of(function())).isEqualTo(FunctionLayers.NONE);
    }

    @Test
    void aLayerByArnBringsWhatTheFunctionHasInTheSameVersion() throws Exception {
        plan(", \"pins\": {\"provided\": [{\"arn\": \"arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3\","
                + " \"artifacts\": [\"com.example:tracing:1.0\"]}]}");

        FunctionLayers layers = ModuleLayers.of(Optional.of(root), content()).of(function());

        assertThat(layers.provided().stream().map(element -> element.artifact().coordinates()))
                .containsExactly(Coordinates.jar("com.example", "tracing", "1.0"));
    }

    @Test
    void anExemptedArtifactInALayerIsNamed() throws Exception {
        plan("");
        ModuleLayers layers = ModuleLayers.of(Optional.of(root), content());

        assertThatThrownBy(() -> layers.check(List.of(function("com.example:c*"))))
                .hasMessage("function orders: it exempts com.example:core:1.0 from every change, and its layer shared"
                        + " holds it changed\n  → remove the exemption, or add \"com.example:core\" to neverInLayer among"
                        + " the pins of lambda-layers.json and run mvn lambda:plan-layers -Dlambda.plan=update");
    }

    @Test
    void aFileThatTwoLayersBringIsNamed() throws Exception {
        Files.writeString(root.resolve("lambda-layers.json"), """
                {"formatVersion": "1.0", "layers": [
                  {"name": "one", "artifacts": ["com.example:core"]},
                  {"name": "two", "artifacts": ["com.example:tracing"]}],
                 "functions": [{"name": "orders", "module": "com.example:orders", "layers": ["one", "two"]}]}
                """);
        for (String layer : List.of("one", "two")) {
            Path folder = Files.createDirectories(root.resolve("lambda-layers").resolve(layer));
            Files.writeString(folder.resolve("same.conf"), "same");
            Files.writeString(folder.resolve("agent.conf"), layer);
        }

        assertThatThrownBy(() -> ModuleLayers.of(Optional.of(root), content()).of(function()))
                .hasMessage(
                        "function orders: its layers one and two both bring /opt/agent.conf, and only one of the two"
                                + " can be there\n  → rename one of the files in lambda-layers/one and lambda-layers/two");
    }

    @Test
    void aLayerByArnForAnotherProcessorAndRuntimeIsNamed() throws Exception {
        String arn = "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3";
        plan(", \"pins\": {\"provided\": [{\"arn\": \"" + arn + "\", \"artifacts\": [\"com.example:tracing:1.0\"],"
                + " \"architectures\": [\"arm64\"], \"runtimes\": [\"java17\", \"java25\"]}]}");
        ModuleLayers layers = ModuleLayers.of(Optional.of(root), content());

        assertThatThrownBy(() -> layers.check(List.of(function())))
                .hasMessageContaining("function orders: its layer " + arn + " is for arm64, and it runs on x86_64\n"
                        + "  → attach a layer for x86_64 and change pins.provided in lambda-layers.json")
                .hasMessageContaining(
                        "function orders: its layer " + arn + " is for java17, java25, and it runs on java21\n"
                                + "  → attach a layer for java21 and change pins.provided in lambda-layers.json");
    }

    @Test
    void aFileForAnotherProcessorIsNamed() throws Exception {
        plan("");
        byte[] agent = new byte[64];
        System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, 0, agent, 0, 8);
        agent[18] = (byte) 183;
        Path folder = Files.createDirectories(root.resolve("lambda-layers/shared/extensions"));
        Files.write(folder.resolve("agent"), agent);

        assertThatThrownBy(() -> ModuleLayers.of(Optional.of(root), content()).of(function()))
                .hasMessage(
                        "function orders: it runs on x86_64, and /opt/extensions/agent of its layer shared is a native"
                                + " library for another processor\n  → put the file for x86_64 into lambda-layers/shared, or give"
                                + " the functions of each processor a layer of their own");
    }

    @Test
    void aLayerThatChangedSinceThePackageWasMadeIsNamed() throws Exception {
        plan("");
        ModuleLayers layers = ModuleLayers.of(Optional.of(root), content());

        assertThatThrownBy(() -> layers.of(packagedWith(new ContentDigest("0".repeat(64)))))
                .hasMessage("function orders: its layer shared is no longer the one that its package was made for\n"
                        + "  → run lambda:package again");
        ContentDigest digest = layers.of(function()).contents().get(0).contentDigest();
        assertThat(layers.of(packagedWith(digest)).contents()).hasSize(1);
    }

    private static ManifestFunction packagedWith(ContentDigest shared) {
        Coordinates module = Coordinates.jar("com.example", "orders", "1.0");
        return new ManifestFunction(
                "orders",
                module,
                "com.example.Orders::handle",
                LambdaRuntime.JAVA21,
                Architecture.X86_64,
                "members",
                new Archive("orders.zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1, 1),
                new ContentDigest("1".repeat(64)),
                "0123456789ab",
                new ArchiveSize(1, 1),
                1,
                1,
                List.of(),
                List.of(new LayerReference("shared", shared)),
                Optional.empty());
    }

    private void plan(String more) throws IOException {
        Files.writeString(
                root.resolve("lambda-layers.json"),
                "{\"formatVersion\": \"1.0\", \"layers\": [{\"name\": \"shared\", \"artifacts\": [\"com.example:core\"]}],"
                        + " \"functions\": [{\"name\": \"orders\", \"module\": \"com.example:orders\","
                        + " \"layers\": [\"shared\"]}]" + more + "}");
    }

    private ClasspathContent content() {
        return new ClasspathContent(
                List.of(
                        element(Coordinates.jar("com.example", "orders", "1.0")),
                        element(core()),
                        element(Coordinates.jar("com.example", "tracing", "1.0"))),
                List.of());
    }

    private static Coordinates core() {
        return Coordinates.jar("com.example", "core", "1.0");
    }

    private ClasspathElement element(Coordinates coordinates) {
        return new ClasspathElement(
                new ResolvedArtifact(coordinates, root.resolve(coordinates.artifactId() + ".jar"), false),
                new TreeMap<>(Map.of("a.txt", "a".getBytes(StandardCharsets.UTF_8))),
                false);
    }

    private static LambdaFunction function(String... exempted) {
        return new LambdaFunction(
                "orders",
                new Handler("com.example.Orders", "handle"),
                new TreeSet<>(),
                LambdaRuntime.JAVA21,
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                List.of(),
                List.of(exempted).stream().map(ArtifactPattern::new).toList(),
                List.of());
    }
}
