package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:layer:tracing:3";
    private static final String MEND =
            "run mvn lambda:plan-layers -Dlambda.plan=update at the repository's root, which mends the plan in place";

    private final LayerPlan plan = plan(LayerPins.NONE, layer("libs", "json", "sdk"));
    private final List<ResolvedFunction> fitting = List.of(
            function("a", "json:1", "sdk:2", "other:1"),
            function("b", "json:1", "sdk:2"),
            function("c", "json:1", "sdk:2"));

    @Test
    void aPlanThatFitsHasNoViolation() {
        assertThat(check(plan, fitting)).isEmpty();
        assertThat(mend(plan, fitting)).isEqualTo(plan);
    }

    @Test
    void aFunctionWithoutAnArtifactOfItsLayerGivesTheLayerUp() {
        List<ResolvedFunction> functions = List.of(fitting.get(0), fitting.get(1), function("c", "json:1"));

        assertThat(check(plan, functions))
                .containsExactly(new Violation(
                        "function c", "its layer libs holds lib:sdk, which the function does not have", MEND));
        assertThat(mend(plan, functions))
                .isEqualTo(new LayerPlan(
                        plan.layers(),
                        List.of(planned("a", "libs"), planned("b", "libs"), planned("c")),
                        LayerPins.NONE));
    }

    @Test
    void anArtifactThatMostFunctionsLostLeavesTheLayer() {
        List<ResolvedFunction> functions = List.of(function("a", "json:1"), function("b", "json:1"), fitting.get(2));

        assertThat(check(plan, functions)).hasSize(2);
        assertThat(mend(plan, functions).layers()).containsExactly(layer("libs", "json"));
        assertThat(mend(plan, functions).functions()).isEqualTo(plan.functions());
    }

    @Test
    void versionsThatDivergeAreNamedWithTheirFunctions() {
        List<ResolvedFunction> functions = List.of(function("a", "json:2", "sdk:2"), fitting.get(1), fitting.get(2));

        assertThat(check(plan, functions))
                .containsExactly(new Violation(
                        "layer libs",
                        "its functions have several versions of lib:json: 1 in b, c; 2 in a",
                        "give them one version (dependencyManagement), or " + MEND));
        assertThat(mend(plan, functions).functions())
                .containsExactly(planned("a"), planned("b", "libs"), planned("c", "libs"));
    }

    @Test
    void aRenamedFunctionKeepsItsLayers() {
        ResolvedFunction renamed =
                new ResolvedFunction("d", module("c"), fitting.get(2).artifacts());
        List<ResolvedFunction> functions = List.of(fitting.get(0), fitting.get(1), renamed);

        assertThat(check(plan, functions))
                .containsExactly(new Violation(
                        "function c", "the layer plan has it in module com.example:c, which has only d", MEND));
        assertThat(mend(plan, functions).functions())
                .containsExactly(
                        planned("a", "libs"),
                        planned("b", "libs"),
                        new PlannedFunction("d", module("c"), List.of("libs"), "", new TreeMap<>()));
    }

    @Test
    void aFunctionThatIsGoneIsTakenOut() {
        List<ResolvedFunction> functions = fitting.subList(0, 2);
        Set<ArtifactKey> modules = Set.of(module("a"), module("b"), module("c"));

        assertThat(new PlanCheck(plan).check(modules, functions))
                .containsExactly(new Violation(
                        "function c", "the layer plan has it in module com.example:c, which has no function", MEND));
        assertThat(new PlanMending(modules, functions).mend(plan).functions())
                .containsExactly(planned("a", "libs"), planned("b", "libs"));
    }

    @Test
    void functionsOfModulesThatAreNotBuiltAreNotMissed() {
        assertThat(check(plan, fitting.subList(0, 1))).isEmpty();
        assertThat(mend(plan, fitting.subList(0, 1))).isEqualTo(plan);
    }

    @Test
    void aNewFunctionNeedsNoPlan() {
        List<ResolvedFunction> functions = Stream.concat(fitting.stream(), Stream.of(function("new", "x:1")))
                .toList();

        assertThat(check(plan, functions)).isEmpty();
    }

    @Test
    void moreLayersThanLambdaAllowsAreNamed() {
        LayerPins pins = pins(List.of(), List.of(ARN), OptionalInt.empty());
        LayerPlan tooMany =
                plan(pins, layer("l1", "p"), layer("l2", "q"), layer("l3", "r"), layer("l4", "s"), layer("l5", "t"));
        List<ResolvedFunction> functions = List.of(function("a", "p:1", "q:1", "r:1", "s:1", "t:1"));

        assertThat(check(tooMany, functions))
                .containsExactly(new Violation(
                        "function a",
                        "5 layers of the plan and 1 by ARN are more than the 5 that Lambda allows",
                        MEND));
        assertThat(mend(tooMany, functions).functions().get(0).layers()).containsExactly("l1", "l2", "l3", "l4");
    }

    @Test
    void moreLayersThanTheUserAllowsAreNamed() {
        LayerPlan tooMany =
                plan(pins(List.of(), List.of(), OptionalInt.of(1)), layer("l1", "json"), layer("l2", "sdk"));

        assertThat(check(tooMany, fitting.subList(0, 1)))
                .extracting(Violation::problem)
                .containsExactly("2 layers of the plan and 0 by ARN are more than the 1 that pins.maxLayers allows");
    }

    @Test
    void aLayerThatHoldsWhatAPinKeepsOutIsNamed() {
        LayerPins pins = new LayerPins(
                new TreeMap<>(Map.of(key("json"), "mine")),
                List.of(new ArtifactPattern("lib:s*")),
                List.of(),
                OptionalInt.empty(),
                OptionalLong.empty());
        LayerPlan pinned = plan(pins, layer("libs", "json", "sdk"));

        assertThat(check(pinned, fitting))
                .containsExactly(
                        new Violation("layer libs", "holds lib:json, which is pinned into layer mine", MEND),
                        new Violation("layer libs", "holds lib:sdk, which pins.neverInLayer keeps out", MEND));
        assertThat(mend(pinned, fitting).layers()).isEmpty();
    }

    @Test
    void anArtifactInTwoLayersOfAFunctionIsNamed() {
        LayerPlan twice = plan(LayerPins.NONE, layer("libs", "json", "sdk"), layer("more", "json"));

        assertThat(check(twice, fitting.subList(0, 1)))
                .containsExactly(new Violation("function a", "lib:json is in two of its layers, libs and more", MEND));
        assertThat(mend(twice, fitting).functions().get(0).layers()).containsExactly("libs");
    }

    @Test
    void aLayerByArnBringsWhatTheFunctionHas() {
        LayerPins pins = pins(List.of(), List.of(ARN), OptionalInt.empty());
        LayerPlan provided = plan(pins, layer("libs", "json"));

        assertThat(check(provided, List.of(function("a", "json:1", "trace:1"))))
                .containsExactly(new Violation(
                        "function a",
                        ARN + " provides lib:trace:2, and the function has version 1",
                        "attach a layer that has this version and change pins.provided in lambda-layers.json, or depend"
                                + " on version 2"));
        assertThat(check(plan(pins, layer("libs", "trace")), List.of(function("a", "trace:2"))))
                .containsExactly(new Violation(
                        "function a", "its layer libs holds lib:trace, which " + ARN + " provides", MEND));
    }

    private static List<Violation> check(LayerPlan plan, List<ResolvedFunction> functions) {
        return new PlanCheck(plan).check(modules(functions), functions);
    }

    /** A plan that was mended fits. */
    private static LayerPlan mend(LayerPlan plan, List<ResolvedFunction> functions) {
        LayerPlan mended = new PlanMending(modules(functions), functions).mend(plan);
        assertThat(check(mended, functions)).isEmpty();
        return mended;
    }

    private static Set<ArtifactKey> modules(List<ResolvedFunction> functions) {
        return functions.stream().map(ResolvedFunction::module).collect(Collectors.toCollection(TreeSet::new));
    }

    private static LayerPlan plan(LayerPins pins, PlannedLayer... layers) {
        String[] names = Stream.of(layers).map(PlannedLayer::name).toArray(String[]::new);
        return new LayerPlan(
                List.of(layers), List.of(planned("a", names), planned("b", names), planned("c", names)), pins);
    }

    private static LayerPins pins(List<ArtifactPattern> never, List<String> arns, OptionalInt maxLayers) {
        List<ProvidedLayer> provided = arns.stream()
                .map(arn -> new ProvidedLayer(arn, List.of(Coordinates.jar("lib", "trace", "2")), List.of("a")))
                .toList();
        return new LayerPins(new TreeMap<>(), never, provided, maxLayers, OptionalLong.empty());
    }

    private static PlannedLayer layer(String name, String... artifacts) {
        List<ArtifactKey> keys = Stream.of(artifacts).map(PlanCheckTest::key).toList();
        return new PlannedLayer(name, keys, Optional.empty(), "", new TreeMap<>());
    }

    private static PlannedFunction planned(String name, String... layers) {
        return new PlannedFunction(name, module(name), List.of(layers), "", new TreeMap<>());
    }

    private static ResolvedFunction function(String name, String... artifacts) {
        return new ResolvedFunction(
                name,
                module(name),
                Stream.of(artifacts)
                        .map(text -> text.split(":", -1))
                        .map(parts -> Coordinates.jar("lib", parts[0], parts[1]))
                        .toList());
    }

    private static ArtifactKey module(String name) {
        return ArtifactKey.parse("com.example:" + name);
    }

    private static ArtifactKey key(String artifactId) {
        return ArtifactKey.parse("lib:" + artifactId);
    }
}
