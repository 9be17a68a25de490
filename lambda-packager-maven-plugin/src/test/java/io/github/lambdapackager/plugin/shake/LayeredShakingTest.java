package io.github.lambdapackager.plugin.shake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a function with a layer reaches, and what of it travels with the function. */
class LayeredShakingTest {
    private static final String SERVICE = "META-INF/services/base.Service";

    @TempDir
    Path folder;

    @Test
    void whatALayerHoldsIsLeftOutOnlyWhenTheFunctionIsWritten() throws Exception {
        SortedMap<String, byte[]> lib =
                compile(Map.of("lib.Used", "package lib; public class Used { public static int one() { return 1; } }"));
        ShakenFunction shaken = shake(lib, compile(Map.of()), "return lib.Used.one();", lib);

        assertThat(shaken.kept()).containsKeys("Main", "lib.Used");
        assertThat(entries(shaken, "lib")).isEmpty();
        assertThat(shaken.classesIn()).isEqualTo(2);
        assertThat(shaken.classesOut()).isEqualTo(1);
        assertThat(shaken.removed()).isEmpty();
    }

    @Test
    void whatAWholeClassOfALayerNamesStaysWithTheFunction() throws Exception {
        SortedMap<String, byte[]> base = compile(Map.of(
                "base.Needed",
                "package base; public class Needed { }",
                "base.Unneeded",
                "package base; public class Unneeded { }"));
        SortedMap<String, byte[]> lib = Workbench.compile(folder, Map.of("lib.Used", """
                        package lib; public class Used {
                            public static int one() { return 1; }
                            public Object other() { return new base.Needed(); }
                        }"""), base);
        ShakenFunction shaken = shake(lib, base, "return lib.Used.one();", lib);

        assertThat(entries(shaken, "base")).containsOnlyKeys("base/Needed.class");
        assertThat(shaken.removed()).containsExactly("base.Unneeded");
    }

    @Test
    void aClassThatTheLayerLacksTravelsWithTheFunction() throws Exception {
        SortedMap<String, byte[]> lib = compile(Map.of(
                "lib.Used", "package lib; public class Used { public static int one() { return 1; } }",
                "lib.New",
                        "package lib; public class New { public static int two() { return 2; } int unused() { return 3; } }",
                "lib.Unused", "package lib; public class Unused { }"));
        SortedMap<String, byte[]> layer = new TreeMap<>(lib);
        layer.keySet().retainAll(Set.of("lib/Used.class"));
        ShakenFunction shaken = shake(lib, compile(Map.of()), "return lib.Used.one() + lib.New.two();", layer);

        assertThat(entries(shaken, "lib")).containsOnlyKeys("lib/New.class");
        assertThat(entries(shaken, "lib").get("lib/New.class")).isEqualTo(lib.get("lib/New.class"));
        assertThat(shaken.removed()).containsExactly("lib.Unused");
    }

    @Test
    void aServiceFileWithAProviderThatTheLayerLacksTravelsWithTheFunction() throws Exception {
        SortedMap<String, byte[]> base = compile(Map.of("base.Service", "package base; public class Service { }"));
        SortedMap<String, byte[]> lib = new TreeMap<>(Workbench.compile(
                folder,
                Map.of(
                        "lib.One", "package lib; public class One extends base.Service { }",
                        "lib.Two", "package lib; public class Two extends base.Service { }"),
                base));
        lib.put(SERVICE, "lib.One\nlib.Two\n".getBytes(StandardCharsets.UTF_8));
        SortedMap<String, byte[]> layer = new TreeMap<>(lib);
        layer.remove("lib/Two.class");
        layer.put(SERVICE, "lib.One\n".getBytes(StandardCharsets.UTF_8));

        ShakenFunction both = shake(lib, base, "new lib.One(); return new lib.Two().hashCode();", layer);
        ShakenFunction one = shake(lib, base, "return new lib.One().hashCode();", layer);

        assertThat(entries(both, "lib")).containsOnlyKeys(SERVICE, "lib/Two.class");
        assertThat(entries(one, "lib")).isEmpty();
    }

    private SortedMap<String, byte[]> compile(Map<String, String> sources) {
        return sources.isEmpty() ? new TreeMap<>() : Workbench.compile(folder, sources);
    }

    /** @param layer what the layer holds of the library */
    private ShakenFunction shake(
            SortedMap<String, byte[]> lib, SortedMap<String, byte[]> base, String code, SortedMap<String, byte[]> layer)
            throws Exception {
        SortedMap<String, byte[]> main = Workbench.compile(
                folder, Map.of("Main", "public class Main { public static int run() { " + code + " } }"), lib, base);
        ResolvedArtifact artifact =
                new ResolvedArtifact(Coordinates.jar("test", "lib", "1"), folder.resolve("lib"), false);
        LayerContent content = new LayerContent(
                "shared",
                List.of(new LayerJar("java/lib/lib.jar", new ClasspathElement(artifact, layer, false))),
                new TreeMap<>(),
                ContentDigest.of(layer),
                0);
        return new Workbench(folder)
                .module(main)
                .library("lib", lib)
                .library("base", base)
                .layers(new FunctionLayers(List.of(content), List.of()))
                .shake();
    }

    private static SortedMap<String, byte[]> entries(ShakenFunction shaken, String artifactId) {
        return shaken.elements().stream()
                .filter(element ->
                        element.element().artifact().coordinates().artifactId().equals(artifactId))
                .map(ShakenElement::entries)
                .findFirst()
                .orElseThrow();
    }
}
