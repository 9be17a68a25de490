package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plans that no longer fit, mended by the ordinary build that obeys them. */
class MendedPlanIT {
    private static final int FUNCTIONS = 4;
    private static final String CORE = "com.amazonaws:aws-lambda-java-core:1.4.0";
    private static final String OWN = "com.example.generated:library:1.0.0";
    private static final String API = "org.slf4j:slf4j-api:2.0.17";
    private static final String OTHER_API = "org.slf4j:slf4j-api:2.0.18";
    private static final String STREAMS = "org.reactivestreams:reactive-streams:1.0.4";
    private static final List<String> ALL = List.of(CORE, OWN, API, STREAMS);

    /** An artifact gone, a version that diverges and a new name, in three modules that are built at the same time. */
    @Test
    void aParallelBuildMendsEachCauseAndIsMadeByTheMendedPlan() throws Exception {
        List<List<String>> dependencies =
                List.of(ALL, List.of(CORE, OWN, API), List.of(CORE, OWN, OTHER_API, STREAMS), ALL);
        GeneratedReactor reactor = reactor("mended", dependencies)
                .edit("function-3/pom.xml", "</dependencies>", "</dependencies>" + declared("renamed"));

        MavenBuild.Outcome refused = reactor.maven("package", "-DskipTests");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(text(refused))
                .contains(
                        "function function-1: its layer libraries holds org.reactivestreams:reactive-streams, which the"
                                + " function does not have")
                .contains("run mvn lambda:plan-layers -Dlambda.plan=update at the repository's root");

        MavenBuild.Outcome outcome = reactor.maven("package", "-DskipTests", "-T3", "-Dlambda.plan=update");

        assertThat(outcome.exitCode()).as(text(outcome)).isZero();
        assertThat(text(outcome))
                .contains("layer libraries: its functions have several versions of org.slf4j:slf4j-api")
                .contains("function function-3: the layer plan has it in module com.example.generated:function-3,"
                        + " which has only renamed")
                .contains("mended " + reactor.plan().toAbsolutePath() + ": review the change and check it in");
        LayerPlan plan = plan(reactor);
        assertThat(layersOf(plan))
                .isEqualTo(Map.of(
                        "function-0", List.of("libraries", "own"),
                        "function-1", List.of("own"),
                        "function-2", List.of("own"),
                        "renamed", List.of("libraries", "own")));
        assertThat(plan.layers().stream().map(layer -> layer.artifacts().size()))
                .containsExactly(2, 1);
        assertThat(reactor.folder().resolve("lambda-layers.json.part")).doesNotExist();
        Manifest merged = new ManifestReader().read(reactor.folder().resolve("layers/target/lambda/manifest.json"));
        assertThat(merged.functions())
                .hasSize(FUNCTIONS)
                .allSatisfy(function ->
                        assertThat(layers(function)).isEqualTo(layersOf(plan).get(function.name())));

        reactor.edit("pom.xml", "<module>function-0</module>", "")
                .edit("layers/pom.xml", "<artifactId>function-0</artifactId>", "<artifactId>function-1</artifactId>");
        MavenBuild.Outcome gone = reactor.maven("package", "-DskipTests", "-Dlambda.plan=update");
        assertThat(gone.exitCode()).as(text(gone)).isZero();
        assertThat(layersOf(plan(reactor))).containsOnlyKeys("function-1", "function-2", "renamed");
    }

    /** One module of four: it is known what the others have, so that the layer changes rather than its functions. */
    @Test
    void aBuildOfOneModuleMendsByWhatAllModulesHave() throws Exception {
        List<String> without = List.of(CORE, API);
        GeneratedReactor reactor =
                reactor("mended-alone", List.of(without, without, without, List.of(CORE, API, STREAMS)));

        MavenBuild.Outcome outcome =
                reactor.maven("package", "-DskipTests", "-pl", "function-0", "-Dlambda.plan=update");

        assertThat(outcome.exitCode()).as(text(outcome)).isZero();
        LayerPlan plan = plan(reactor);
        assertThat(plan.layers().stream().map(layer -> layer.artifacts().toString()))
                .containsExactly("[org.slf4j:slf4j-api]");
        assertThat(layersOf(plan).values()).allMatch(List.of("libraries")::equals);
    }

    private static GeneratedReactor reactor(String name, List<List<String>> dependencies) throws Exception {
        GeneratedReactor reactor = GeneratedReactor.write(name, FUNCTIONS, dependencies::get);
        boolean own = dependencies.get(0).contains(OWN);
        String layers = own ? "[\"libraries\", \"own\"]" : "[\"libraries\"]";
        String ownLayer = own ? ", {\"name\": \"own\", \"artifacts\": [\"com.example.generated:library\"]}" : "";
        StringBuilder functions = new StringBuilder();
        for (int number = 0; number < FUNCTIONS; number++) {
            functions.append(number == 0 ? "" : ",\n").append("""
                    {"name": "function-%1$d", "module": "com.example.generated:function-%1$d", "layers": %2$s}\
                    """.formatted(number, layers));
        }
        return reactor.withLayersModule(FUNCTIONS).file("lambda-layers.json", """
                {"formatVersion": "1.0",
                 "layers": [{"name": "libraries",
                             "artifacts": ["org.reactivestreams:reactive-streams", "org.slf4j:slf4j-api"]}%s],
                 "functions": [%s]}
                """.formatted(ownLayer, functions));
    }

    private static String declared(String name) {
        return """
                <build><plugins><plugin>
                  <groupId>io.github.lambdapackager</groupId>
                  <artifactId>lambda-packager-maven-plugin</artifactId>
                  <configuration><functions><function><name>%s</name></function></functions></configuration>
                </plugin></plugins></build>
                """.formatted(name);
    }

    private static LayerPlan plan(GeneratedReactor reactor) throws Exception {
        return new LayerPlanReader().read(reactor.folder()).orElseThrow();
    }

    private static Map<String, List<String>> layersOf(LayerPlan plan) {
        return plan.functions().stream().collect(Collectors.toMap(PlannedFunction::name, PlannedFunction::layers));
    }

    private static List<String> layers(ManifestFunction function) {
        return function.layers().stream().map(LayerReference::name).toList();
    }

    private static String text(MavenBuild.Outcome outcome) {
        return String.join("\n", outcome.log());
    }
}
