package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what must not be published: layers of functions that nothing proves, and what Lambda would refuse. */
public final class LayerCheck {
    /** What Lambda takes in the call itself; more has to come from S3. */
    public static final long DIRECT_BYTES = 52_428_800;

    private static final long UNZIPPED_BYTES = 262_144_000;

    private final boolean allowUnverified;
    private final boolean throughS3;

    /** @param throughS3 whether there is a bucket for what is too large for a call */
    public LayerCheck(boolean allowUnverified, boolean throughS3) {
        this.allowUnverified = allowUnverified;
        this.throughS3 = throughS3;
    }

    /** All violations, in the order of the manifest. */
    public List<Violation> check(Manifest manifest) {
        List<Violation> violations = new ArrayList<>();
        manifest.layers().forEach(layer -> checkSize(layer, violations));
        Map<String, ManifestLayer> layers =
                manifest.layers().stream().collect(Collectors.toMap(ManifestLayer::name, Function.identity()));
        for (ManifestFunction function : manifest.functions()) {
            if (function.layers().stream().anyMatch(used -> layers.containsKey(used.name()))) {
                checkContent(function, layers, violations);
                checkProof(function, violations);
            }
        }
        return violations;
    }

    private void checkSize(ManifestLayer layer, List<Violation> violations) {
        if (layer.zip().unzippedBytes() > UNZIPPED_BYTES) {
            violations.add(new Violation(
                    "layer " + layer.name(),
                    "has %,d bytes unzipped, more than Lambda's %,d"
                            .formatted(layer.zip().unzippedBytes(), UNZIPPED_BYTES),
                    "plan smaller layers with mvn lambda:plan-layers"));
        }
        if (layer.zip().zippedBytes() > DIRECT_BYTES && !throughS3) {
            violations.add(new Violation(
                    "layer " + layer.name(),
                    "its zip has %,d bytes, more than the %,d that Lambda takes without S3"
                            .formatted(layer.zip().zippedBytes(), DIRECT_BYTES),
                    "name a bucket: --bucket my-artifacts-{region}, or -Dlambda.bucket"));
        }
    }

    private static void checkContent(
            ManifestFunction function, Map<String, ManifestLayer> layers, List<Violation> violations) {
        for (LayerReference used : function.layers()) {
            Optional<ManifestLayer> layer = Optional.ofNullable(layers.get(used.name()));
            if (layer.isPresent() && !layer.get().contentDigest().equals(used.contentDigest())) {
                violations.add(new Violation(
                        "function " + function.name(),
                        "was built against another content of layer " + used.name() + ": " + used.contentDigest()
                                + ", not " + layer.get().contentDigest(),
                        "build functions and layers together with mvn package"));
            }
        }
    }

    private void checkProof(ManifestFunction function, List<Violation> violations) {
        Optional<String> doubt = allowUnverified ? Optional.empty() : doubt(function);
        doubt.ifPresent(problem -> violations.add(new Violation(
                "function " + function.name(),
                "is not proven to work with its layers: " + problem,
                "run mvn verify with sample events, or publish with --allow-unverified (-Dlambda.allowUnverified)")));
    }

    private static Optional<String> doubt(ManifestFunction function) {
        if (function.proof().isEmpty()) {
            return Optional.of("nothing was run");
        }
        Proof proof = function.proof().get();
        if (proof.strength() == Proof.Strength.UNPROVEN) {
            return Optional.of(proof.reason());
        }
        return proof.shaken().equals(function.contentDigest())
                ? Optional.empty()
                : Optional.of("its proof is of another package, " + proof.shaken());
    }
}
