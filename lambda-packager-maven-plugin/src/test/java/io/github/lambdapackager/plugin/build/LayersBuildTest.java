package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.model.ModuleManifest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersBuildTest {
    private static final Tool TOOL = new Tool("lambda-packager-maven-plugin", "1");
    private static final Coordinates CORE = Coordinates.jar("com.example", "core", "1.0");

    private static final ContentDigest CONTENT = ContentDigest.of(Map.of(
            "java/lib/shared+000-com.example.core-1.0.jar!/META-INF/MANIFEST.MF",
            "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8),
            "java/lib/shared+000-com.example.core-1.0.jar!/git.properties",
            "commit=1".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    Path root;

    private Path jar;

    @BeforeEach
    void writeTheArtifact() throws IOException {
        jar = root.resolve("core.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("git.properties"));
            zip.write("commit=1".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void withoutAPlanTheManifestsAreMergedAlone() throws Exception {
        LayersReport report = build(manifest("orders", function("orders")), manifest("billing", function("billing")));

        Manifest merged = new ManifestReader().read(report.manifest());
        assertThat(report.layers()).isEmpty();
        assertThat(merged.functions().stream().map(function -> function.zip().file()))
                .containsExactly("../billing/billing.zip", "../orders/orders.zip");
    }

    @Test
    void twoFunctionsOfOneNameAreNamed() {
        assertThatThrownBy(() -> build(manifest("orders", function("orders")), manifest("billing", function("orders"))))
                .isInstanceOf(PackagingException.class)
                .hasMessage("function orders: two modules have one of this name: com.example:orders:1.0 and"
                        + " com.example:orders:1.0\n  → give one of them another <name>");
    }

    @Test
    void aModuleThatIsNowhereIsNamed() {
        ModuleManifest missing =
                new ModuleManifest(Coordinates.jar("com.example", "orders", "1.0"), Optional.empty(), false);

        assertThatThrownBy(() -> build(missing))
                .hasMessage("module orders: it is neither part of this build nor, with its functions, in a repository\n"
                        + "  → build it together with the layers module (mvn package, or -am beside -pl), or install it"
                        + " before");
    }

    @Test
    void aFunctionOfThePlanThatNoDependencyBringsIsNamed() throws Exception {
        plan("orders", "billing");

        assertThatThrownBy(() -> build(manifest("orders", layered("orders", digest("0")))))
                .hasMessageContaining("function billing: the layer plan has it in module com.example:billing, and no"
                        + " dependency of this module brings it")
                .hasMessageContaining(
                        "add a dependency on com.example:billing of <type>pom</type> to this module, or run"
                                + " mvn lambda:plan-layers -Dlambda.plan=update");
    }

    @Test
    void aFunctionThatWasMadeForOtherLayersIsNamed() throws Exception {
        plan("orders", "billing");

        assertThatThrownBy(() -> build(
                        manifest("orders", layered("orders", digest("0"))), manifest("billing", function("billing"))))
                .hasMessageContaining(
                        "function billing: its package was made for no layer, and the plan has layer shared\n"
                                + "  → build its module again: mvn package");
    }

    @Test
    void aFunctionThatWasMadeForAnotherContentIsNamed() throws Exception {
        plan("orders");

        assertThatThrownBy(() -> build(manifest("orders", layered("orders", digest("0")))))
                .hasMessageContaining("function orders: its package was made for another content of layer shared: "
                        + digest("0") + ", and the layer has sha256:")
                .hasMessageEndingWith("→ build both together: mvn package -pl orders -am, with the layers module");
        assertThat(root.resolve("layers/manifest.json")).doesNotExist();
    }

    @Test
    void aBuildStampInAModuleOfTheTeamIsNamed() throws Exception {
        plan("orders");
        LayersReport report = build(manifest("orders", layered("orders", CONTENT)));

        assertThat(report.layers()).hasSize(1);
        assertThat(root.resolve("layers/shared.zip")).exists();
        assertThat(report.warnings())
                .containsExactly(
                        "layer shared: git.properties of com.example:core:1.0 is another with each build, and so is"
                                + " the layer: leave it out of the jar, or give it values that only change with the code");
    }

    @Test
    void aLayerThatIsLargerThanItsCapIsNamed() throws Exception {
        plan("orders");
        Path plan = root.resolve("lambda-layers.json");
        Files.writeString(plan, Files.readString(plan).replaceFirst("}$", ", \"pins\": {\"maxZippedBytes\": 100}}"));

        assertThatThrownBy(() -> build(manifest("orders", layered("orders", CONTENT))))
                .hasMessageMatching("layer shared: it has \\d+ bytes zipped, and pins.maxZippedBytes allows 100\n"
                        + "  → take artifacts out of it in lambda-layers.json, raise the cap or run"
                        + " mvn lambda:plan-layers -Dlambda.plan=new");
    }

    @Test
    void functionsOfAModuleThatIsGoneGoFromAPlanThatIsMended() throws Exception {
        plan("orders", "billing");
        Path plan = root.resolve("lambda-layers.json");

        LayersReport report = build(true, manifest("orders", layered("orders", CONTENT)));

        assertThat(report.warnings()).startsWith("mended " + plan + ": review the change and check it in");
        assertThat(new LayerPlanReader()
                        .read(root).orElseThrow().functions().stream().map(PlannedFunction::name))
                .containsExactly("orders");
    }

    private LayersReport build(ModuleManifest... manifests) throws PackagingException, IOException {
        return build(false, manifests);
    }

    private LayersReport build(boolean mendPlan, ModuleManifest... manifests) throws PackagingException, IOException {
        return new LayersBuild()
                .run(new LayersRequest(
                        List.of(manifests),
                        Files.exists(root.resolve("lambda-layers.json")) ? Optional.of(root) : Optional.empty(),
                        mendPlan,
                        root.resolve("layers"),
                        Set.of("com.example:core"),
                        artifact -> jar,
                        TOOL));
    }

    private void plan(String... functions) throws IOException {
        String planned = List.of(functions).stream()
                .map(name -> "{\"name\": \"" + name + "\", \"module\": \"com.example:" + name
                        + "\", \"layers\": [\"shared\"]}")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        Files.writeString(
                root.resolve("lambda-layers.json"),
                "{\"formatVersion\": \"1.0\", \"layers\": [{\"name\": \"shared\", \"artifacts\":"
                        + " [\"com.example:core\"]}], \"functions\": [" + planned + "]}");
    }

    private ModuleManifest manifest(String module, ManifestFunction function) throws IOException {
        Path folder = Files.createDirectories(root.resolve(module));
        Path file = new ManifestWriter()
                .write(new Manifest(TOOL, List.of(function), List.of()), folder.resolve("manifest.json"));
        return new ModuleManifest(function.module(), Optional.of(file), true);
    }

    private static ManifestFunction function(String name) {
        return function(name, List.of());
    }

    private static ManifestFunction layered(String name, ContentDigest shared) {
        return function(name, List.of(new LayerReference("shared", shared)));
    }

    private static ManifestFunction function(String name, List<LayerReference> layers) {
        Coordinates module = Coordinates.jar("com.example", name, "1.0");
        return new ManifestFunction(
                name,
                module,
                "com.example.Handler",
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                "members",
                new Archive(name + ".zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1, 1),
                digest("0"),
                "0123456789ab",
                new ArchiveSize(1, 1),
                1,
                1,
                List.of(artifact(module), artifact(CORE)),
                layers,
                Optional.empty());
    }

    private static ManifestArtifact artifact(Coordinates coordinates) {
        return new ManifestArtifact(coordinates, digest("0"), 1, 1, 0, 0, "lib/000.jar", false);
    }

    private static ContentDigest digest(String digit) {
        return new ContentDigest(digit.repeat(64));
    }
}
