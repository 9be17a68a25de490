package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ArtifactSpeed;
import io.github.lambdapackager.plugin.model.LayerPins;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.model.SharedModule.SharingFigures;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharingComparisonTest {
    private static final Coordinates MONEY = Coordinates.jar("com.example", "money", "1.0");
    private static final Coordinates JSON = Coordinates.jar("org.example", "json", "2.0");

    /** Three functions of 10 KB, two of which reach 30 and 40 KB of a module that has 50. */
    private final Monorepo monorepo = new Monorepo()
            .artifact(MONEY, ArtifactSpeed.OWN, 50)
            .artifact(JSON, ArtifactSpeed.RELEASE, 100)
            .function("billing", 10)
            .function("orders", 10)
            .function("search", 10)
            .embeds("billing", MONEY, 30)
            .embeds("orders", MONEY, 40)
            .embeds("search", JSON, 60);

    @Test
    void theThreeWaysOfAModuleAreWeighed() throws Exception {
        assertThat(compare(LayerPins.NONE))
                .containsExactly(new SharedModule(
                        ArtifactKey.of(MONEY),
                        2,
                        new SharingFigures(160_000, 90_000, 2, 45_000),
                        Optional.of(new SharingFigures(140_000, 50_000, 2, 60_000)),
                        "",
                        new SharingFigures(160_000, 0, 0, 45_000)));
    }

    @Test
    void whereNoLayerCanHoldItTheReasonIsSaid() throws Exception {
        LayerPins noLayers =
                new LayerPins(new TreeMap<>(), List.of(), List.of(), OptionalInt.of(0), OptionalLong.empty());

        SharedModule compared = compare(noLayers).get(0);

        assertThat(compared.layer()).isEmpty();
        assertThat(compared.whyNoLayer())
                .isEqualTo("layer shop-money: there is no room for it in billing, orders, which have all the layers"
                        + " allowed");
    }

    private List<SharedModule> compare(LayerPins pins) throws Exception {
        return new SharingComparison(monorepo.functions(), monorepo.candidates(), "shop")
                .compare(new LayerPlan(List.of(), List.of(), pins));
    }
}
