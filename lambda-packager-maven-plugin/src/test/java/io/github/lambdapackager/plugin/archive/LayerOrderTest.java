package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.element;
import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.shaken;
import static io.github.lambdapackager.plugin.archive.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Maven's order in all tests: the module, first, second. */
class LayerOrderTest {
    private static final String SERVICE = "META-INF/services/org.Service";

    @Test
    void aFileThatWouldComeTooLateTravelsWithTheFunctionAsWell() throws Exception {
        ShakenFunction shaken = function(
                layer("shared", "first", SERVICE, "org.First\n"),
                shaken("orders"),
                shaken("first"),
                shaken("second", SERVICE, "org.Second\n"));

        ShakenFunction restored = new LayerOrder(shaken).restored();

        assertThat(textOf(restored.elements().get(1).entries(), SERVICE)).isEqualTo("org.First\n");
        assertThat(restored.notes())
                .containsExactly(SERVICE + " of com.example:first:1.0 is in a layer and in the package: it would come"
                        + " after the one of another artifact");
    }

    @Test
    void aLaterArtifactMayWellBeInTheLayer() throws Exception {
        ShakenFunction shaken = function(
                layer("shared", "second", SERVICE, "org.Second\n"),
                shaken("orders"),
                shaken("first", SERVICE, "org.First\n"),
                shaken("second"));

        assertThat(new LayerOrder(shaken).restored()).isSameAs(shaken);
    }

    @Test
    void filesOfTheSameContentMayComeInAnyOrder() throws Exception {
        ShakenFunction shaken = function(
                layer("shared", "first", "same.txt", "same", "LICENSE", "one"),
                shaken("orders"),
                shaken("first"),
                shaken("second", "same.txt", "same", "LICENSE", "two"));

        assertThat(new LayerOrder(shaken).restored()).isSameAs(shaken);
    }

    @Test
    void layersWhoseNamesSortAgainstMavensOrderAreSeen() throws Exception {
        FunctionLayers layers = new FunctionLayers(
                List.of(layer("zeta", "first", "app.properties", "1"), layer("alpha", "second", "app.properties", "2")),
                List.of());
        ShakenFunction shaken = with(layers, shaken("orders"), shaken("first"), shaken("second"));

        ShakenFunction restored = new LayerOrder(shaken).restored();

        assertThat(textOf(restored.elements().get(1).entries(), "app.properties"))
                .isEqualTo("1");
        assertThat(textOf(restored.elements().get(2).entries(), "app.properties"))
                .isEqualTo("2");
    }

    @Test
    void aClassThatWouldComeFromAnotherArtifactIsNamed() {
        FunctionLayers layers = new FunctionLayers(
                List.of(
                        layer("zeta", "first", "org/Twice.class", "1", "org/Unreached.class", "1"),
                        layer("alpha", "second", "org/Twice.class", "2", "org/Unreached.class", "2")),
                List.of());
        ShakenFunction shaken = with(layers, shaken("orders"), shaken("first"), shaken("second"));

        assertThatThrownBy(() -> new LayerOrder(shaken).restored())
                .isInstanceOf(PackagingException.class)
                .hasMessage("function orders: with its layers, org/Twice.class would come from com.example:second:1.0,"
                        + " and not from com.example:first:1.0 as on Maven's class path\n"
                        + "  → exclude one of the two from the dependencies, or keep com.example:first:1.0 out of every"
                        + " layer: \"neverInLayer\": [\"com.example:first\"] among the pins of lambda-layers.json,"
                        + " then mvn lambda:plan-layers");
    }

    private static LayerContent layer(String name, String artifactId, String... namesAndTexts) {
        PlannedLayer planned = new PlannedLayer(
                name, List.of(new ArtifactKey("com.example", artifactId, "")), Optional.empty(), "", new TreeMap<>());
        return new LayerAssembly(planned, Optional.<Set<String>>empty())
                .assemble(List.of(element(artifactId, files(namesAndTexts))), new TreeMap<>());
    }

    private static ShakenFunction function(LayerContent layer, ShakenElement... elements) {
        return with(new FunctionLayers(List.of(layer), List.of()), elements);
    }

    private static ShakenFunction with(FunctionLayers layers, ShakenElement... elements) {
        ShakenFunction plain = Samples.orders(elements);
        TreeMap<String, String> kept = new TreeMap<>();
        kept.put("org.Twice", "reached");
        return new ShakenFunction(
                plain.function(), plain.elements(), 2, 0, kept, Set.of(), List.of(), List.of(), List.of(), layers);
    }

    private static String textOf(SortedMap<String, byte[]> entries, String name) {
        return text(entries.getOrDefault(name, new byte[0]));
    }
}
