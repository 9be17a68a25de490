package io.github.lambdapackager.publisher.manifest;

import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A manifest in which every field occurs, and the bytes that it is written as. */
final class ExampleManifest {
    private static final Tool TOOL = new Tool("lambda-packager-maven-plugin", "0.1.0");
    private static final Coordinates ORDERS = Coordinates.jar("com.example.shop", "orders", "1.4.0");
    private static final Coordinates JACKSON =
            Coordinates.jar("com.fasterxml.jackson.core", "jackson-databind", "2.22.3");
    private static final Coordinates CRT =
            new Coordinates("software.amazon.awssdk.crt", "aws-crt", "0.40.0", "linux-x86_64", "jar");

    private ExampleManifest() {}

    static Manifest full() {
        // Not in the order of their names.
        return new Manifest(TOOL, List.of(placeOrder(), cleanUp()), List.of(sharedLayer()));
    }

    static Manifest empty() {
        return new Manifest(TOOL, List.of(), List.of());
    }

    static String fullText() {
        try (var stream = ExampleManifest.class.getResourceAsStream("full.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManifestFunction placeOrder() {
        return new ManifestFunction(
                "place-order",
                ORDERS,
                "com.example.shop.orders.PlaceOrder::handleRequest",
                LambdaRuntime.JAVA21,
                Architecture.ARM64,
                "members",
                new Archive("place-order.zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1_204_331, 2_611_040),
                digest('1'),
                "5f0c2a9be317",
                new ArchiveSize(6_430_112, 6_802_944),
                4_212,
                1_037,
                List.of(
                        new ManifestArtifact(
                                ORDERS, digest('2'), 31_544, 30_120, 14, 13, "lib/0000-place-order.jar", false),
                        new ManifestArtifact(
                                JACKSON,
                                digest('3'),
                                5_101_022,
                                1_990_345,
                                812,
                                330,
                                "lib/0000-place-order.jar",
                                false),
                        new ManifestArtifact(
                                CRT, digest('4'), 590_575, 590_575, 120, 120, "lib/0002-aws-crt.jar", true)),
                List.of(new LayerReference("shared", digest('5'))),
                Optional.of(new Proof(
                        Proof.Strength.VERIFIED,
                        "",
                        digest('1'),
                        digest('6'),
                        "21.0.11",
                        List.of(new Proof.Event("api-gateway-v2", digest('7'))),
                        new TreeMap<>(Map.of("logLines", 12L, "awsCalls", 3L)))));
    }

    private static ManifestFunction cleanUp() {
        return new ManifestFunction(
                "clean-up",
                Coordinates.jar("com.example.shop", "scheduled", "1.4.0"),
                "com.example.shop.scheduled.CleanUp",
                LambdaRuntime.JAVA17_AL2023,
                Architecture.X86_64,
                "none",
                new Archive("clean-up.zip", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", 8_122, 20_480),
                digest('8'),
                "0d9e2b71",
                new ArchiveSize(9_001, 20_100),
                3,
                3,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static ManifestLayer sharedLayer() {
        return new ManifestLayer(
                "shared",
                new Archive("../../layers/shared.zip", "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=", 900, 1_000),
                digest('5'),
                new TreeSet<>(List.of(LambdaRuntime.JAVA21, LambdaRuntime.JAVA17_AL2023)),
                new TreeSet<>(List.of(Architecture.X86_64, Architecture.ARM64)),
                List.of(
                        Coordinates.jar("org.slf4j", "slf4j-api", "2.0.17"),
                        new Coordinates("com.example.shop", "templates", "1.4.0", "", "zip")));
    }

    private static ContentDigest digest(char digit) {
        return new ContentDigest(String.valueOf(digit).repeat(64));
    }
}
