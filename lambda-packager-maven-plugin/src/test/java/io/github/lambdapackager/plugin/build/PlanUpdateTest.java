package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.layer.LayerPlanWriter;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanUpdateTest {
    private static final int MODULES = 24;

    @TempDir
    Path root;

    @Test
    void aPlanThatFitsIsNotTouched() throws Exception {
        Path file = write(plan(MODULES));
        Files.writeString(file, Files.readString(file) + "\n\n");
        String before = Files.readString(file);

        assertThat(update(List.of(function(1, "f1", "json", "sdk")))
                        .run(module(0), List.of(function(0, "f0", "json", "sdk"))))
                .isEmpty();
        assertThat(file).hasContent(before);
    }

    @Test
    void aModuleThatSeesItselfAloneGivesTheLayerUpAndLeavesItAsItIs() throws Exception {
        write(plan(MODULES));

        assertThat(update(List.of()).run(module(0), List.of(function(0, "f0", "json"))))
                .containsExactly(
                        "function f0: its layer libs holds lib:sdk, which the function does not have",
                        "mended " + root.resolve("lambda-layers.json") + ": review the change and check it in");
        LayerPlan mended = read();
        assertThat(mended.layers()).isEqualTo(plan(MODULES).layers());
        assertThat(mended.functions().stream()
                        .filter(function -> function.layers().isEmpty())
                        .map(PlannedFunction::name))
                .containsExactly("f0");
    }

    @Test
    void whatMostFunctionsOfTheBuildLostLeavesTheLayerAtOnce() throws Exception {
        write(plan(3));

        update(List.of(function(1, "f1", "json"), function(2, "f2", "json", "sdk")))
                .run(module(0), List.of(function(0, "f0", "json")));

        assertThat(read().layers().get(0).artifacts()).containsExactly(key("json"));
        assertThat(read().functions()).allMatch(function -> function.layers().equals(List.of("libs")));
    }

    @Test
    void modulesThatMendTheirFunctionsAtTheSameTimeLoseNothing() throws Exception {
        write(plan(MODULES));
        Object lock = new Object();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<String>>> mended = new ArrayList<>();
            for (int number = 0; number < MODULES; number++) {
                ResolvedFunction renamed = function(number, "renamed" + number, "json", "sdk");
                mended.add(threads.submit(
                        () -> new PlanUpdate(root, plan -> List.of(), lock).run(renamed.module(), List.of(renamed))));
            }
            for (Future<List<String>> each : mended) {
                assertThat(each.get()).hasSize(2);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(read().functions().stream().map(PlannedFunction::name))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MODULES)
                        .mapToObj(number -> "renamed" + number)
                        .toList());
        assertThat(read().functions()).allMatch(function -> function.layers().equals(List.of("libs")));
    }

    private PlanUpdate update(List<ResolvedFunction> others) {
        return new PlanUpdate(root, plan -> others, new Object());
    }

    private Path write(LayerPlan plan) throws Exception {
        return new LayerPlanWriter().write(plan, root);
    }

    private LayerPlan read() throws Exception {
        return new LayerPlanReader().read(root).orElseThrow();
    }

    private static LayerPlan plan(int functions) {
        return new LayerPlan(
                List.of(new PlannedLayer(
                        "libs", List.of(key("json"), key("sdk")), Optional.empty(), "", new TreeMap<>())),
                IntStream.range(0, functions)
                        .mapToObj(number ->
                                new PlannedFunction("f" + number, module(number), List.of("libs"), "", new TreeMap<>()))
                        .toList(),
                LayerPins.NONE);
    }

    private static ResolvedFunction function(int module, String name, String... artifacts) {
        return new ResolvedFunction(
                name,
                module(module),
                Stream.of(artifacts)
                        .map(artifact -> Coordinates.jar("lib", artifact, "1"))
                        .toList());
    }

    private static ArtifactKey module(int number) {
        return ArtifactKey.parse("com.example:m" + number);
    }

    private static ArtifactKey key(String artifactId) {
        return ArtifactKey.parse("lib:" + artifactId);
    }
}
