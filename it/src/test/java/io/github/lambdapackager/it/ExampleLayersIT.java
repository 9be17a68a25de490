package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the example's layers are worth, and that its functions do the same with them. */
class ExampleLayersIT {
    private static final double LARGEST_SHARE_OF_SAM = 0.40;
    private static final double LARGEST_SHARE_OF_ONE_CHANGE = 0.40;

    private static ExampleBuild build;
    private static Manifest layered;
    private static List<String> log;
    private static SortedMap<String, Long> withoutLayers;

    /** Without layers first, and then the same folder with them: what is compiled is compiled once. */
    @BeforeAll
    static void buildTwice() throws Exception {
        build = ExampleBuild.copy("example-layers");
        succeed("package", "-DskipTests", "-Dlambda.layers=false");
        withoutLayers = new TreeMap<>();
        manifest()
                .functions()
                .forEach(function ->
                        withoutLayers.put(function.name(), function.zip().zippedBytes()));
        log = succeed("install", "-Dmaven.test.skip.exec=true");
        layered = manifest();
    }

    @Test
    void aFullDeploymentIsMuchSmaller() {
        long sam = layered.functions().stream()
                .mapToLong(function -> function.unshaken().zippedBytes())
                .sum();
        long functions = layered.functions().stream()
                .mapToLong(function -> function.zip().zippedBytes())
                .sum();
        long layers = layered.layers().stream()
                .mapToLong(layer -> layer.zip().zippedBytes())
                .sum();
        long before = withoutLayers.values().stream().mapToLong(bytes -> bytes).sum();
        System.out.printf(
                Locale.ROOT,
                "full deployment: SAM's layout %,d, without layers %,d, functions %,d and layers %,d bytes%n",
                sam,
                before,
                functions,
                layers);

        assertThat(functions + layers).isLessThan(before);
        assertThat((double) (functions + layers) / sam).isLessThanOrEqualTo(LARGEST_SHARE_OF_SAM);
    }

    @Test
    void everyFunctionDoesTheSameWithItsLayers() {
        assertThat(layered.functions()).hasSize(7).allSatisfy(function -> {
            assertThat(function.layers()).isNotEmpty();
            assertThat(function.proof()).hasValueSatisfying(proof -> {
                // With another JDK than the functions' own, as good as it gets is less.
                boolean own = Runtime.version().feature() == function.runtime().javaVersion();
                assertThat(proof.strength()).as(function.name()).isEqualTo(own ? Strength.VERIFIED : Strength.WEAK);
                assertThat(proof.figures()).containsKeys("events", "ownMethodsRun", "reflectiveCallsRun", "awsAnswers");
            });
        });
        List<String> table = log.stream()
                .filter(line -> line.matches(".* equal +(verified|weak) .*"))
                .toList();
        table.forEach(System.out::println);
        assertThat(table)
                .hasSize(layered.functions().stream()
                        .flatMap(function -> function.proof().stream())
                        .mapToInt(proof -> proof.events().size())
                        .sum());
    }

    @Test
    void aLineInOneFunctionChangesNoLayerAndUploadsLittle() throws Exception {
        ExampleBuild changed = ExampleBuild.copy("example-layers-changed");
        Path source =
                changed.folder().resolve("functions/orders/src/main/java/com/example/shop/orders/PlaceOrder.java");
        String text = Files.readString(source);
        Files.writeString(
                source, text.substring(0, text.lastIndexOf('}')) + "    static int changed() { return 1; }\n}\n");
        MavenBuild.Outcome outcome = changed.maven(List.of("package", "-DskipTests", "-pl", "functions/orders,layers"));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        Manifest after = new ManifestReader().read(changed.folder().resolve("layers/target/lambda/manifest.json"));

        assertThat(digests(after)).isEqualTo(digests(layered));
        ManifestFunction function = after.functions().stream()
                .filter(each -> each.name().equals("place-order"))
                .findFirst()
                .orElseThrow();
        long before = withoutLayers.getOrDefault("place-order", 0L);
        System.out.printf(
                Locale.ROOT,
                "one line in place-order: %,d bytes without layers, %,d with them%n",
                before,
                function.zip().zippedBytes());
        assertThat((double) function.zip().zippedBytes() / before).isLessThanOrEqualTo(LARGEST_SHARE_OF_ONE_CHANGE);
    }

    private static List<String> succeed(String... arguments) throws Exception {
        MavenBuild.Outcome outcome = build.maven(List.of(arguments));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome.log();
    }

    private static Manifest manifest() throws Exception {
        return new ManifestReader().read(build.folder().resolve("layers/target/lambda/manifest.json"));
    }

    private static Map<String, ContentDigest> digests(Manifest manifest) {
        return manifest.layers().stream().collect(Collectors.toMap(ManifestLayer::name, ManifestLayer::contentDigest));
    }
}
