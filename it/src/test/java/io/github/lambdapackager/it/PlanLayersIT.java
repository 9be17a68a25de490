package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.model.LayerPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void functionsThatShareNothingGetNoLayer() throws Exception {
        GeneratedReactor reactor = GeneratedReactor.write("plan-none", 4, number -> List.of(CORE));

        MavenBuild.Outcome outcome = reactor.maven("lambda:plan-layers");

        assertThat(outcome.exitCode()).as(text(outcome)).isZero();
        assertThat(text(outcome)).contains("no layer pays: none is planned", "4.0 functions");
        assertThat(reactor.plan()).doesNotExist();
    }

    private static String text(MavenBuild.Outcome outcome) {
        return String.join("\n", outcome.log());
    }
}
