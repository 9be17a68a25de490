package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.model.LayerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanLayersIT {
    private static final String CORE = "com.amazonaws:aws-lambda-java-core:1.4.0";
    private static final String JSON = "com.fasterxml.jackson.core:jackson-databind:2.22.3";
    private static final String HTTP = "org.apache.httpcomponents.core5:httpcore5:5.4.3";
    private static final String OWN = "com.example.generated:library:1.0.0";

    @Test
    void aReactorOfAHundredModulesIsPlannedBeforeAnythingIsCompiled() throws Exception {
        GeneratedReactor reactor = GeneratedReactor.write(
                "plan-hundred",
                99,
                number -> number % 3 == 0 ? List.of(CORE, OWN, JSON, HTTP) : List.of(CORE, OWN, JSON));

        MavenBuild.Outcome dry = reactor.maven("lambda:plan-layers", "-Dlambda.dryRun");
        assertThat(dry.exitCode()).as(text(dry)).isZero();
        assertThat(text(dry)).contains("expected upload of a deploy", "of whole jars, for nothing is packaged yet");
        assertThat(reactor.plan()).doesNotExist();

        MavenBuild.Outcome outcome = reactor.maven("lambda:plan-layers");
        assertThat(outcome.exitCode()).as(text(outcome)).isZero();
        LayerPlan plan = new LayerPlanReader().read(reactor.folder()).orElseThrow();
        assertThat(plan.functions())
                .hasSize(99)
                .allMatch(function -> function.layers().size() <= 5);
        assertThat(plan.layersOf("function-0")).isNotEmpty();
        assertThat(plan.layersOf("function-1"))
                .noneMatch(layer -> layer.artifacts().toString().contains("httpcore5"));

        String written = Files.readString(reactor.plan());
        Path moved = reactor.folder().resolve("function-0/pom.xml");
        Files.writeString(
                moved,
                Files.readString(moved)
                        .replace("<artifactId>httpcore5</artifactId>", "<artifactId>httpcore5-h2</artifactId>"));
        MavenBuild.Outcome mended = reactor.maven("lambda:plan-layers", "-Dlambda.plan=update");
        assertThat(mended.exitCode()).as(text(mended)).isZero();
        // It still comes with httpcore5-h2: the plan fits as it is.
        assertThat(text(mended)).contains("the plan stays as it is");
        assertThat(reactor.plan()).hasContent(written);
    }

    /** Whole jars would pay in layers, what is left of them does not: the functions use nothing of what they share. */
    @Test
    void functionsThatReachLittleOfWhatTheyShareGetNoLayer() throws Exception {
        GeneratedReactor reactor = GeneratedReactor.write("plan-none", 3, number -> List.of(CORE, JSON, HTTP));
        MavenBuild.Outcome clean = reactor.maven("lambda:plan-layers", "-Dlambda.dryRun");
        assertThat(text(clean)).contains("layer shop-libraries: 3 functions share these");

        succeed(reactor, "package", "-DskipTests");
        Set<String> before = files(reactor);
        MavenBuild.Outcome outcome = succeed(reactor, "lambda:plan-layers");

        assertThat(text(outcome))
                .contains("sizes: of the functions as they were packaged last", "no layer pays: none is planned")
                .containsPattern(
                        "everything changes +\\d+ KB, 3.0 functions +\\d+ KB, 3.0 functions +\\d+ KB, 3.0 functions");
        assertThat(files(reactor)).isEqualTo(before);
        assertThat(reactor.plan()).doesNotExist();
    }

    /** Layers of the classes that functions reach, from the first package to a plan that stays. */
    @Test
    void aKeptSetIsWrittenFromWhatFunctionsReachAndObeyed() throws Exception {
        int functions = 3;
        GeneratedReactor reactor = GeneratedReactor.write("plan-kept", functions, number -> List.of(CORE, JSON))
                .withLayersModule(functions);
        for (int number = 0; number < functions; number++) {
            reactor.edit(
                    "function-" + number + "/src/main/java/com/example/Handler" + number + ".java",
                    "return event;",
                    "try { return new com.fasterxml.jackson.databind.ObjectMapper().readTree(event).get(\"" + number
                            + "\").toString(); } catch (java.io.IOException e) { throw new IllegalStateException(e); }");
        }
        succeed(reactor, "package", "-DskipTests");
        String planning = text(succeed(reactor, "lambda:plan-layers", "-Dlambda.layerContent=kept-set"));
        assertThat(planning)
                .containsPattern("layer, zipped +whole +kept set +minimal")
                .containsPattern("shop-libraries +\\d+.* [KM]B +\\d+.* [KM]B +\\d+.* [KM]B")
                .contains("wrote " + reactor.plan().toAbsolutePath());

        LayerPlan plan = new LayerPlanReader().read(reactor.folder()).orElseThrow();
        assertThat(plan.layers())
                .hasSize(1)
                .allSatisfy(layer -> assertThat(layer.keptClasses()).hasValue("lambda-layers/shop-libraries.classes"));
        Path list = reactor.folder().resolve("lambda-layers/shop-libraries.classes");
        List<String> classes = Files.readAllLines(list);
        assertThat(classes)
                .isSorted()
                .contains("com.fasterxml.jackson.databind.ObjectMapper")
                .allMatch(name -> name.startsWith("com.fasterxml.jackson."));

        succeed(reactor, "package", "-DskipTests");
        Set<String> inLayer =
                LayeredProject.classes(reactor.folder().resolve("layers/target/lambda/shop-libraries.zip"));
        assertThat(inLayer.stream()
                        .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(classes.stream()
                        .map(name -> name.replace('.', '/') + ".class")
                        .toList());
        assertThat(LayeredProject.classes(reactor.folder().resolve("function-0/target/lambda/function-0.zip")))
                .contains("com/example/Handler0.class")
                .doesNotContainAnyElementsOf(inLayer);

        String written = Files.readString(reactor.plan());
        assertThat(text(succeed(reactor, "lambda:plan-layers", "-Dlambda.layerContent=kept-set")))
                .contains("the plan stays as it is");
        assertThat(reactor.plan()).hasContent(written);
        assertThat(Files.readAllLines(list)).isEqualTo(classes);
    }

    private static MavenBuild.Outcome succeed(GeneratedReactor reactor, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = reactor.maven(arguments);
        assertThat(outcome.exitCode()).as(text(outcome)).isZero();
        return outcome;
    }

    private static Set<String> files(GeneratedReactor reactor) throws Exception {
        try (Stream<Path> files = Files.walk(reactor.folder())) {
            return files.map(Path::toString).collect(Collectors.toSet());
        }
    }

    private static String text(MavenBuild.Outcome outcome) {
        return String.join("\n", outcome.log());
    }
}
