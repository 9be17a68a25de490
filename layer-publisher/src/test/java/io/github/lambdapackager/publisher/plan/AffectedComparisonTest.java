package io.github.lambdapackager.publisher.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.lambdapackager.publisher.model.Tool;
import io.github.lambdapackager.publisher.plan.Affected.Cause;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AffectedComparisonTest {
    private static final Tool TOOL = new Tool("lambda-packager", "1");
    private static final Archive ZIP = new Archive("x.zip", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1, 1);

    private final ManifestFunction orders = function("orders", '1', "java21", own("orders", '2'), lib("1.0", '3'));
    private final ManifestFunction billing = function("billing", '4', "java21", own("billing", '5'));

    @Test
    void nothingIsAffectedByABuildOfTheSame() {
        assertThat(compare(manifest(TOOL, orders, billing), manifest(TOOL, orders, billing)))
                .isEmpty();
    }

    @Test
    void ownCodeThatChangedAffectsItsFunctionAlone() {
        ManifestFunction edited = function("orders", '6', "java21", own("orders", '7'), lib("1.0", '3'));

        assertThat(compare(manifest(TOOL, orders, billing), manifest(TOOL, edited, billing)))
                .containsExactly(changed("orders", new Cause("own-code", "com.example:orders")));
    }

    @Test
    void aDependencyIsNamedWithItsVersions() {
        ManifestFunction bumped = function("orders", '6', "java21", own("orders", '2'), lib("1.1", '7'));
        ManifestFunction without = function("orders", '6', "java21", own("orders", '2'));

        assertThat(compare(manifest(TOOL, orders), manifest(TOOL, bumped)))
                .containsExactly(changed("orders", new Cause("dependency", "org.lib:lib from 1.0 to 1.1")));
        assertThat(compare(manifest(TOOL, orders), manifest(TOOL, without)))
                .containsExactly(changed("orders", new Cause("dependency", "org.lib:lib is gone")));
    }

    @Test
    void aSnapshotIsNamedByItsContent() {
        ManifestFunction rebuilt = function("orders", '6', "java21", own("orders", '2'), lib("1.0", '7'));

        assertThat(compare(manifest(TOOL, orders), manifest(TOOL, rebuilt)))
                .containsExactly(changed("orders", new Cause("dependency", "org.lib:lib 1.0 has another content")));
    }

    @Test
    void aSettingAffectsWithoutOtherBytes() {
        ManifestFunction newer = function("billing", '4', "java25", own("billing", '5'));

        assertThat(compare(manifest(TOOL, billing), manifest(TOOL, newer)))
                .containsExactly(changed("billing", new Cause("setting", "runtime from java21 to java25")));
    }

    @Test
    void otherBytesOfTheSameInputsComeOfTheToolOrOfARule() {
        ManifestFunction other = function("billing", '6', "java21", own("billing", '5'));

        assertThat(compare(manifest(TOOL, billing), manifest(new Tool("lambda-packager", "2"), other)))
                .containsExactly(changed("billing", new Cause("tool", "lambda-packager 1 to lambda-packager 2")));
        assertThat(compare(manifest(TOOL, billing), manifest(TOOL, other)))
                .containsExactly(changed("billing", new Cause("rule", "the same inputs are kept by other rules")));
    }

    @Test
    void aNewFunctionAffectsNoLayer() {
        Manifest before = new Manifest(TOOL, List.of(layered('8')), List.of(layer('8', "1.0")));
        Manifest after = new Manifest(TOOL, List.of(layered('8'), billing), List.of(layer('8', "1.0")));

        assertThat(compare(before, after)).containsExactly(new Affected("function", "billing", "added", List.of()));
        assertThat(compare(after, before)).containsExactly(new Affected("function", "billing", "removed", List.of()));
    }

    @Test
    void aLayerAffectsTheFunctionsThatHaveIt() {
        Manifest before = new Manifest(TOOL, List.of(layered('8'), billing), List.of(layer('8', "1.0")));
        Manifest after = new Manifest(TOOL, List.of(layered('9'), billing), List.of(layer('9', "1.1")));

        assertThat(compare(before, after))
                .containsExactly(
                        new Affected(
                                "layer",
                                "libs",
                                "changed",
                                List.of(new Cause("dependency", "org.lib:lib from 1.0 to 1.1"))),
                        changed("layered", new Cause("layer", "libs has another content")));
    }

    private static List<Affected> compare(Manifest deployed, Manifest built) {
        return new AffectedComparison().compare(deployed, built);
    }

    private static Affected changed(String function, Cause cause) {
        return new Affected("function", function, "changed", List.of(cause));
    }

    private static Manifest manifest(Tool tool, ManifestFunction... functions) {
        return new Manifest(tool, List.of(functions), List.of());
    }

    private static ManifestFunction layered(char layerDigest) {
        ManifestFunction plain = function("layered", '1', "java21", own("layered", '2'));
        return new ManifestFunction(
                plain.name(),
                plain.module(),
                plain.handler(),
                plain.runtime(),
                plain.architecture(),
                plain.shrink(),
                plain.zip(),
                plain.contentDigest(),
                plain.buildId(),
                plain.unshaken(),
                plain.classesIn(),
                plain.classesOut(),
                plain.artifacts(),
                List.of(new LayerReference("libs", digest(layerDigest))),
                Optional.empty());
    }

    private static ManifestLayer layer(char digest, String version) {
        return new ManifestLayer(
                "libs",
                ZIP,
                digest(digest),
                new TreeSet<>(List.of(LambdaRuntime.JAVA21)),
                new TreeSet<>(List.of(Architecture.X86_64)),
                List.of(Coordinates.jar("org.lib", "lib", version)));
    }

    private static ManifestFunction function(String name, char digest, String runtime, ManifestArtifact... artifacts) {
        return new ManifestFunction(
                name,
                Coordinates.jar("com.example", name, "1"),
                "com.example.Handler",
                LambdaRuntime.withId(runtime).orElseThrow(),
                Architecture.X86_64,
                "members",
                ZIP,
                digest(digest),
                "0d9e2b71",
                new ArchiveSize(1, 1),
                1,
                1,
                List.of(artifacts),
                List.of(),
                Optional.empty());
    }

    private static ManifestArtifact own(String name, char digest) {
        return artifact(Coordinates.jar("com.example", name, "1"), digest);
    }

    private static ManifestArtifact lib(String version, char digest) {
        return artifact(Coordinates.jar("org.lib", "lib", version), digest);
    }

    private static ManifestArtifact artifact(Coordinates coordinates, char digest) {
        return new ManifestArtifact(coordinates, digest(digest), 1, 1, 1, 1, "", false);
    }

    private static ContentDigest digest(char digit) {
        return new ContentDigest(String.valueOf(digit).repeat(64));
    }
}
