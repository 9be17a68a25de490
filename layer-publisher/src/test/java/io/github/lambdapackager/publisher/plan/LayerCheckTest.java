package io.github.lambdapackager.publisher.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Tool;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LayerCheckTest {
    private static final ContentDigest CONTENT = LayerSamples.digest("one");

    @Test
    void aProvenFunctionIsFine() {
        assertThat(check(manifest(layer(1, 1), CONTENT, Optional.of(Proof.Strength.VERIFIED)), false))
                .isEmpty();
        assertThat(check(manifest(layer(1, 1), CONTENT, Optional.of(Proof.Strength.WEAK)), false))
                .isEmpty();
    }

    @Test
    void whatWasRunInVainProvesNothing() {
        assertThat(check(manifest(layer(1, 1), CONTENT, Optional.of(Proof.Strength.UNPROVEN)), false))
                .containsExactly("""
                        function orders: is not proven to work with its layers: it answers nothing
                          → run mvn verify with sample events, or publish with --allow-unverified (-Dlambda.allowUnverified)""");
    }

    @Test
    void aFunctionThatWasBuiltAgainstAnotherContentIsRefused() {
        ContentDigest other = LayerSamples.digest("two");

        assertThat(check(manifest(layer(1, 1), other, Optional.of(Proof.Strength.VERIFIED)), true))
                .containsExactly("function orders: was built against another content of layer shared: " + other
                        + ", not " + CONTENT + "\n  → build functions and layers together with mvn package");
    }

    @Test
    void whatLambdaWouldRefuseIsFoundBefore() {
        Manifest manifest = new Manifest(new Tool("test", "1"), List.of(), List.of(layer(52_428_801, 262_144_001)));

        assertThat(check(manifest, false)).containsExactly("""
                        layer shared: has 262,144,001 bytes unzipped, more than Lambda's 262,144,000
                          → plan smaller layers with mvn lambda:plan-layers""", """
                        layer shared: its zip has 52,428,801 bytes, more than the 52,428,800 that Lambda takes without S3
                          → name a bucket: --bucket my-artifacts-{region}, or -Dlambda.bucket""");
        assertThat(check(manifest, true)).hasSize(1);
        assertThat(check(
                        new Manifest(new Tool("test", "1"), List.of(), List.of(layer(52_428_800, 262_144_000))), false))
                .isEmpty();
    }

    private static List<String> check(Manifest manifest, boolean throughS3) {
        return new LayerCheck(false, throughS3)
                .check(manifest).stream().map(Violation::message).toList();
    }

    private static Manifest manifest(ManifestLayer layer, ContentDigest builtAgainst, Optional<Proof.Strength> proof) {
        ManifestLayer used = new ManifestLayer(
                layer.name(), layer.zip(), builtAgainst, layer.runtimes(), layer.architectures(), layer.artifacts());
        return new Manifest(
                new Tool("test", "1"), List.of(LayerSamples.function(List.of(used), proof)), List.of(layer));
    }

    private static ManifestLayer layer(long zipped, long unzipped) {
        return new ManifestLayer(
                "shared",
                new Archive("shared.zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", zipped, unzipped),
                CONTENT,
                new TreeSet<>(),
                new TreeSet<>(),
                List.of());
    }
}
