package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.plugin.model.SharedLibrary;
import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharingSwitchTest {
    private static final ArtifactKey MONEY = ArtifactKey.parse("com.example:money");
    private static final LayerPlan NONE = new LayerPlan(List.of(), List.of(), LayerPins.NONE);
    private static final SharedLibrary LIBRARY =
            new SharedLibrary(MONEY, List.of(new SharedLibrary.Before("pom.xml", "dependencies", "1.0.0")));

    private final List<ResolvedFunction> functions =
            List.of(function("billing", "money", "tax"), function("orders", "money"), function("search", "tax"));

    @Test
    void anEmbeddedModuleLeavesItsLayerAndIsKeptOut() throws Exception {
        LayerPlan plan = plan(LayerPins.NONE, layer("own", "money", "tax"));

        LayerPlan embedded = run(plan, Sharing.EMBEDDED);

        assertThat(embedded).isEqualTo(plan(LayerPins.NONE.withNeverInLayer(MONEY), layer("own", "tax")));
        assertThat(embedded.pins().neverInLayer()).containsExactly(new ArtifactPattern("com.example:money"));
    }

    @Test
    void aLayerThatHoldsNothingElseGoesAndItsFunctionsAreNotListedAnyMore() throws Exception {
        assertThat(run(plan(LayerPins.NONE, layer("own", "money")), Sharing.EMBEDDED))
                .isEqualTo(new LayerPlan(List.of(), List.of(), LayerPins.NONE.withNeverInLayer(MONEY)));
    }

    @Test
    void aModuleGetsALayerOfItsOwnInEveryFunctionThatHasIt() throws Exception {
        LayerPlan layered = run(NONE, Sharing.LAYER);

        assertThat(layered.layers())
                .containsExactly(new PlannedLayer(
                        "shop-money",
                        List.of(MONEY),
                        Optional.empty(),
                        "pinned: 2 functions have it",
                        new TreeMap<>()));
        assertThat(layered.functions())
                .containsExactly(planned("billing", "shop-money"), planned("orders", "shop-money"));
        assertThat(layered.pins()).isEqualTo(LayerPins.NONE.withInLayer(MONEY, "shop-money"));
    }

    @Test
    void aModuleThatALayerHoldsIsPinnedWhereItIs() throws Exception {
        LayerPlan plan = plan(LayerPins.NONE, layer("own", "money", "tax"));

        assertThat(run(plan, Sharing.LAYER))
                .isEqualTo(plan(LayerPins.NONE.withInLayer(MONEY, "own"), layer("own", "money", "tax")));
    }

    @Test
    void aModuleJoinsALayerWhoseFunctionsAllHaveIt() throws Exception {
        LayerPlan plan =
                new LayerPlan(List.of(layer("tax", "tax")), List.of(planned("billing", "tax")), LayerPins.NONE);

        assertThat(run(plan, Sharing.LAYER, "tax").layers())
                .extracting(PlannedLayer::artifacts)
                .containsExactly(List.of(MONEY, ArtifactKey.parse("com.example:tax")));
    }

    @Test
    void everySwitchIsTakenBackByTheNext() throws Exception {
        LayerPlan embedded = run(NONE, Sharing.EMBEDDED);
        LayerPlan layered = run(embedded, Sharing.LAYER);
        LayerPlan library = new SharingSwitch(functions, "shop")
                .run(layered, MONEY, Sharing.LIBRARY, Optional.empty(), Optional.of(LIBRARY));

        assertThat(library).isEqualTo(new LayerPlan(List.of(), List.of(), LayerPins.NONE.withLibrary(LIBRARY)));
        assertThat(run(library, Sharing.EMBEDDED)).isEqualTo(embedded);
        assertThat(run(library, Sharing.LAYER)).isEqualTo(layered);
        assertThat(run(embedded, Sharing.PLANNED)).isEqualTo(NONE);
    }

    @Test
    void aPatternThatKeepsItOutIsNotTouched() throws Exception {
        LayerPins pins = new LayerPins(
                new TreeMap<>(),
                List.of(new ArtifactPattern("com.example:*")),
                List.of(),
                OptionalInt.empty(),
                OptionalLong.empty());
        LayerPlan plan = new LayerPlan(List.of(), List.of(), pins);

        assertThat(run(plan, Sharing.EMBEDDED)).isEqualTo(plan);
        assertThatThrownBy(() -> run(plan, Sharing.LAYER))
                .hasMessage("lambda-layers.json, pins: com.example:money is pinned into layer shop-money, and"
                        + " \"com.example:*\" keeps it out of every layer\n"
                        + "  → take the other pin out of the file first");
    }

    @Test
    void aLayerWithAFunctionThatLacksTheModuleCannotTakeIt() {
        LayerPlan plan = new LayerPlan(
                List.of(layer("tax", "tax")),
                List.of(planned("billing", "tax"), planned("search", "tax")),
                LayerPins.NONE);

        assertThatThrownBy(() -> run(plan, Sharing.LAYER, "tax"))
                .hasMessage("layer tax: it cannot take com.example:money in, which its function search does not have\n"
                        + "  → name a layer whose functions all have it with -Dlambda.layer, or a new one");
    }

    @Test
    void aFunctionWithoutRoomForALayerIsNamed() {
        LayerPins pins = new LayerPins(new TreeMap<>(), List.of(), List.of(), OptionalInt.of(1), OptionalLong.empty());
        LayerPlan plan = new LayerPlan(List.of(layer("tax", "tax")), List.of(planned("billing", "tax")), pins);

        assertThatThrownBy(() -> run(plan, Sharing.LAYER))
                .hasMessage("layer shop-money: there is no room for it in billing, which has all the layers allowed\n"
                        + "  → name one of their layers with -Dlambda.layer");
    }

    @Test
    void aNameThatLambdaDoesNotTakeIsRefused() {
        assertThatThrownBy(() -> run(NONE, Sharing.LAYER, "our own"))
                .hasMessage("lambda:share: layer name \"our own\" is not one to 140 letters, digits, hyphens and"
                        + " underscores\n  → name it with -Dlambda.layer");
    }

    @Test
    void aModuleWithoutAFunctionGetsNoLayer() {
        assertThatThrownBy(() -> new SharingSwitch(List.of(), "shop")
                        .run(NONE, MONEY, Sharing.LAYER, Optional.empty(), Optional.empty()))
                .hasMessage("com.example:money: no function has it, so that no layer can hold it\n"
                        + "  → depend on it in a module with functions");
    }

    @Test
    void severalVersionsGetNoLayer() {
        ResolvedFunction old = new ResolvedFunction(
                "old", ArtifactKey.parse("com.example:old"), List.of(Coordinates.jar("com.example", "money", "0.9")));
        List<ResolvedFunction> all =
                Stream.concat(functions.stream(), Stream.of(old)).toList();

        assertThatThrownBy(() -> new SharingSwitch(all, "shop")
                        .run(NONE, MONEY, Sharing.LAYER, Optional.empty(), Optional.empty()))
                .hasMessage(
                        "com.example:money: functions have it in several versions, 0.9, 1.0, and a layer holds one\n"
                                + "  → give them one version (dependencyManagement)");
    }

    private LayerPlan run(LayerPlan plan, Sharing sharing) throws PackagingException {
        return new SharingSwitch(functions, "shop").run(plan, MONEY, sharing, Optional.empty(), Optional.empty());
    }

    private LayerPlan run(LayerPlan plan, Sharing sharing, String layer) throws PackagingException {
        return new SharingSwitch(functions, "shop").run(plan, MONEY, sharing, Optional.of(layer), Optional.empty());
    }

    /** A layer that billing has. */
    private static LayerPlan plan(LayerPins pins, PlannedLayer layer) {
        return new LayerPlan(List.of(layer), List.of(planned("billing", layer.name())), pins);
    }

    private static PlannedLayer layer(String name, String... artifacts) {
        return new PlannedLayer(
                name,
                Arrays.stream(artifacts)
                        .map(artifact -> ArtifactKey.parse("com.example:" + artifact))
                        .toList(),
                Optional.empty(),
                "",
                new TreeMap<>());
    }

    private static PlannedFunction planned(String name, String... layers) {
        return new PlannedFunction(
                name, ArtifactKey.parse("com.example:" + name), List.of(layers), "", new TreeMap<>());
    }

    private static ResolvedFunction function(String name, String... artifacts) {
        return new ResolvedFunction(
                name,
                ArtifactKey.parse("com.example:" + name),
                Arrays.stream(artifacts)
                        .map(artifact -> Coordinates.jar("com.example", artifact, "1.0"))
                        .toList());
    }
}
