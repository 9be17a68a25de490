package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.LayerProposal;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.plugin.model.ProvidedLayer;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayerPlannerTest {
    private static final Coordinates JSON = Coordinates.jar("lib", "json", "1");
    private static final Coordinates SDK = Coordinates.jar("lib", "sdk", "2");
    private static final Coordinates MONEY = Coordinates.jar("com.example", "money", "1-SNAPSHOT");
    private static final Coordinates BETA = Coordinates.jar("beta", "beta", "3-SNAPSHOT");

    /** Three functions that carry nearly all of what they share. */
    private static Monorepo repo() {
        Monorepo repo = new Monorepo()
                .artifact(JSON, ArtifactSpeed.RELEASE, 2000)
                .artifact(SDK, ArtifactSpeed.RELEASE, 3000)
                .artifact(MONEY, ArtifactSpeed.OWN, 500)
                .artifact(BETA, ArtifactSpeed.SNAPSHOT, 400);
        for (String name : List.of("a", "b", "c")) {
            add(repo, name);
        }
        return repo;
    }

    private static void add(Monorepo repo, String name) {
        repo.function(name, 50)
                .embeds(name, JSON, 1900)
                .embeds(name, SDK, 2900)
                .embeds(name, MONEY, 450)
                .embeds(name, BETA, 390);
    }

    @Test
    void whatChangesAtDifferentSpeedsIsKeptApart() throws Exception {
        LayerPlan plan = plan(repo(), Monorepo.NO_PLAN).plan();

        assertThat(contents(plan))
                .isEqualTo(Map.of(
                        "shop-libraries", "lib:json, lib:sdk",
                        "shop-own", "com.example:money",
                        "shop-snapshots", "beta:beta"));
        assertThat(plan.functions())
                .allMatch(
                        function -> function.layers().equals(List.of("shop-libraries", "shop-own", "shop-snapshots")));
    }

    @Test
    void shakenFunctionsThatCarryLittleOfTheJarsGetNoLayer() throws Exception {
        Monorepo repo =
                new Monorepo().artifact(JSON, ArtifactSpeed.RELEASE, 9000).artifact(SDK, ArtifactSpeed.RELEASE, 9000);
        for (String name : List.of("a", "b", "c")) {
            repo.function(name, 50).embeds(name, JSON, 300).embeds(name, SDK, 200);
        }

        LayerProposal proposal = plan(repo, Monorepo.NO_PLAN);

        assertThat(proposal.plan().layers()).isEmpty();
        assertThat(proposal.after()).isEqualTo(proposal.without());
    }

    @Test
    void figuresSayWhatEachKindOfDeployUploads() throws Exception {
        LayerProposal proposal = plan(repo(), Monorepo.NO_PLAN);

        assertThat(proposal.without().everything().uploadedBytes()).isEqualTo(3 * 5_690_000);
        assertThat(proposal.without().dependency().redeployedFunctions()).isEqualTo(3);
        assertThat(proposal.after().everything().uploadedBytes()).isEqualTo(3 * 50_000 + 5_900_000);
        assertThat(proposal.after().function().uploadedBytes()).isEqualTo(50_000);
        assertThat(proposal.after().dependency().uploadedBytes()).isEqualTo(5_000_000);
        assertThat(proposal.after().module().uploadedBytes()).isEqualTo((500_000 + 400_000) / 2);
        assertThat(proposal.after().coldStartBytes()).isEqualTo(5_950_000);
    }

    @Test
    void aFunctionWithAnotherVersionHasNoLayerOfIt() throws Exception {
        Coordinates newer = Coordinates.jar("lib", "json", "2");
        Monorepo repo = repo().artifact(newer, ArtifactSpeed.RELEASE, 2000);
        repo.function("d", 50).embeds("d", newer, 1900).embeds("d", SDK, 2900);

        LayerPlan plan = plan(repo, Monorepo.NO_PLAN).plan();

        assertThat(new PlanCheck(plan).check(new TreeSet<>(), repo.resolved())).isEmpty();
        assertThat(plan.layersOf("a")).anyMatch(layer -> layer.holds(JSON));
        assertThat(plan.layersOf("d")).noneMatch(layer -> layer.holds(newer));
    }

    @Test
    void planningAgainChangesNothing() throws Exception {
        LayerPlan plan = plan(repo(), Monorepo.NO_PLAN).plan();

        assertThat(plan(repo(), plan).plan()).isEqualTo(plan);
    }

    @Test
    void aNewFunctionGetsTheLayersThatThereAre() throws Exception {
        LayerPlan plan = plan(repo(), Monorepo.NO_PLAN).plan();
        Monorepo grown = repo();
        add(grown, "d");
        // Alone it would ask for other layers.
        Coordinates huge = Coordinates.jar("lib", "huge", "1");
        grown.artifact(huge, ArtifactSpeed.RELEASE, 30_000).embeds("d", huge, 29_000);

        LayerPlan replanned = plan(grown, plan).plan();

        assertThat(contents(replanned)).isEqualTo(contents(plan));
        assertThat(replanned.layersOf("d"))
                .extracting(PlannedLayer::name)
                .containsExactly("shop-libraries", "shop-own", "shop-snapshots");
        assertThat(replanned.functions().subList(0, 3)).isEqualTo(plan.functions());
    }

    @Test
    void aLayerChangesOnlyWhenThatSavesMoreThanTheThreshold() throws Exception {
        LayerPlan before = plan(repo(), Monorepo.NO_PLAN).plan();
        Coordinates small = Coordinates.jar("lib", "small", "1");
        Coordinates large = Coordinates.jar("lib", "large", "1");
        Monorepo slightly = repo().artifact(small, ArtifactSpeed.RELEASE, 11);
        Monorepo much = repo().artifact(large, ArtifactSpeed.RELEASE, 9000);
        for (String name : List.of("a", "b", "c")) {
            slightly.embeds(name, small, 10);
            much.embeds(name, large, 8900);
        }

        assertThat(plan(slightly, before).plan().layers()).isEqualTo(before.layers());
        assertThat(contents(plan(much, before).plan())).containsValue("lib:json, lib:large, lib:sdk");
    }

    @Test
    void aRenamedLayerKeepsItsName() throws Exception {
        LayerPlan plan = plan(repo(), Monorepo.NO_PLAN).plan();
        LayerPlan renamed = new LayerPlan(
                plan.layers().stream().map(layer -> renamed(layer, "base")).toList(),
                plan.functions().stream()
                        .map(function -> renamed(function, "base"))
                        .toList(),
                plan.pins());

        assertThat(plan(repo(), renamed).plan()).isEqualTo(renamed);
    }

    private static PlannedLayer renamed(PlannedLayer layer, String name) {
        return layer.name().equals("shop-libraries")
                ? new PlannedLayer(name, layer.artifacts(), layer.keptClasses(), layer.reason(), layer.figures())
                : layer;
    }

    private static PlannedFunction renamed(PlannedFunction function, String name) {
        List<String> layers = function.layers().stream()
                .map(layer -> layer.equals("shop-libraries") ? name : layer)
                .toList();
        return new PlannedFunction(function.name(), function.module(), layers, function.reason(), function.figures());
    }

    @Test
    void pinsAreObeyedAndSurvive() throws Exception {
        LayerPins pins = new LayerPins(
                new TreeMap<>(Map.of(key("com.example:money"), "mine", key("lib:json"), "mine")),
                List.of(new ArtifactPattern("beta:*")),
                List.of(new ProvidedLayer(
                        "arn:aws:lambda:eu-west-1:123456789012:layer:sdk:3", List.of(SDK), List.of("a"))),
                OptionalInt.of(2),
                OptionalLong.empty());

        LayerPlan plan = plan(repo(), new LayerPlan(List.of(), List.of(), pins)).plan();

        assertThat(plan.pins()).isEqualTo(pins);
        assertThat(contents(plan))
                .isEqualTo(Map.of("mine", "com.example:money, lib:json", "shop-libraries", "lib:sdk"));
        assertThat(plan.layersOf("a")).extracting(PlannedLayer::name).containsExactly("mine");
        assertThat(plan(repo(), plan).plan()).isEqualTo(plan);
    }

    @Test
    void aPinThatNobodyCanObeyIsNamed() {
        LayerPins pins = new LayerPins(
                new TreeMap<>(Map.of(key("lib:jsn"), "mine")),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                OptionalLong.empty());

        assertThatThrownBy(() -> plan(repo(), new LayerPlan(List.of(), List.of(), pins)))
                .isInstanceOf(PackagingException.class)
                .hasMessage(
                        "lambda-layers.json, pins.inLayer: lib:jsn is pinned into layer mine, and no function has it"
                                + "\n  → write it as mvn dependency:list shows it, or remove the pin");
    }

    @Test
    void aHandEditedLayerOverALimitIsNamed() {
        Monorepo repo = repo().artifact(JSON, ArtifactSpeed.RELEASE, 200_000);
        PlannedLayer layer = new PlannedLayer("big", List.of(key("lib:json")), Optional.empty(), "", new TreeMap<>());
        LayerPlan plan = new LayerPlan(List.of(layer), List.of(), LayerPins.NONE);

        assertThatThrownBy(() -> plan(repo, plan))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::subject, Violation::problem)
                                .containsExactly(
                                        tuple(
                                                "layer big",
                                                "it has 400,000,000 bytes unzipped, and Lambda accepts 262,144,000"),
                                        tuple(
                                                "layer big",
                                                "it has 200,000,000 bytes zipped, and Lambda accepts without a bucket 52,428,800")));
    }

    @Test
    void noProposedLayerBreaksALimit() throws Exception {
        Monorepo repo = repo().artifact(SDK, ArtifactSpeed.RELEASE, 52_000);
        for (String name : List.of("a", "b", "c")) {
            repo.embeds(name, SDK, 50_000);
        }

        LayerPlan plan = plan(repo, Monorepo.NO_PLAN).plan();

        assertThat(plan.layers())
                .allSatisfy(
                        layer -> assertThat(layer.figures().get("zippedBytes")).isLessThanOrEqualTo(52_428_800L));
        assertThat(contents(plan)).containsValue("lib:sdk");
    }

    @Test
    void theOrderOfFunctionsAndArtifactsDoesNotMatter() throws Exception {
        Monorepo other = new Monorepo()
                .artifact(BETA, ArtifactSpeed.SNAPSHOT, 400)
                .artifact(MONEY, ArtifactSpeed.OWN, 500)
                .artifact(SDK, ArtifactSpeed.RELEASE, 3000)
                .artifact(JSON, ArtifactSpeed.RELEASE, 2000);
        for (String name : List.of("c", "b", "a")) {
            add(other, name);
        }

        assertThat(plan(other, Monorepo.NO_PLAN)).isEqualTo(plan(repo(), Monorepo.NO_PLAN));
    }

    private static LayerProposal plan(Monorepo repo, LayerPlan before) throws PackagingException {
        PlanningLimits limits = new PlanningLimits(1.5, 0.02, PlanningLimits.MAX_DIRECT_UPLOAD_BYTES);
        return new LayerPlanner(DeployMix.DEFAULT, limits, "shop", false)
                .plan(repo.functions(), repo.candidates(), before);
    }

    private static Map<String, String> contents(LayerPlan plan) {
        return plan.layers().stream()
                .collect(Collectors.toMap(
                        PlannedLayer::name,
                        layer -> layer.artifacts().stream()
                                .map(ArtifactKey::toString)
                                .collect(Collectors.joining(", "))));
    }

    private static ArtifactKey key(String text) {
        return ArtifactKey.parse(text);
    }
}
