package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions with layers in whole builds, run in {@code /var/task} and {@code /opt} by lambda:verify. */
class LayersIT {
    private static LayeredProject project;

    /** Installs it, so that the other tests can build modules alone. */
    @BeforeAll
    static void build() throws Exception {
        project = LayeredProject.write("layered");
        succeed(project, "install");
    }

    @Test
    void everyFunctionDoesTheSameWithItsLayers() throws Exception {
        Manifest merged = project.manifest("layers");

        assertThat(merged.functions().stream().map(ManifestFunction::name))
                .containsExactly(
                        "callback",
                        "for-name",
                        "kept-set",
                        "needs-tail",
                        "provider-here",
                        "provider-in-layer",
                        "two-loggers");
        assertThat(merged.functions())
                .allSatisfy(function -> assertThat(strength(function)).isEqualTo(Strength.VERIFIED));
        assertThat(printed("two-loggers")).contains("INFO seeds - sold tea");
    }

    @Test
    void whatALayerHoldsIsNotInThePackages() throws Exception {
        for (ManifestFunction function : project.manifest("layers").functions()) {
            Path zip = project.folder()
                    .resolve("layers/target/lambda")
                    .resolve(function.zip().file());
            assertThat(LayeredProject.classes(zip))
                    .as(function.name())
                    .isNotEmpty()
                    .noneMatch(name -> name.startsWith("lib/")
                            || name.startsWith("org/slf4j/simple/")
                            || name.equals("kept/Known.class"));
        }
        assertThat(LayeredProject.classes(project.folder().resolve("seeds/target/lambda/needs-tail.zip")))
                .contains("tail/Tail.class");
    }

    @Test
    void theMergedManifestNamesTheLayersThatTheFunctionsWereMadeFor() throws Exception {
        Manifest merged = project.manifest("layers");
        Map<String, ContentDigest> digests = digests(merged);

        assertThat(digests).containsOnlyKeys("kept", "logging", "shared");
        assertThat(merged.functions())
                .allSatisfy(function -> assertThat(function.layers().stream()
                                .collect(Collectors.toMap(LayerReference::name, LayerReference::contentDigest)))
                        .isEqualTo(digests));
        assertThat(merged.layers())
                .allSatisfy(
                        layer -> assertThat(project.folder().resolve("layers/target/lambda/" + layer.name() + ".zip"))
                                .hasSize(layer.zip().zippedBytes()));
        assertThat(LayeredProject.classes(project.folder().resolve("layers/target/lambda/kept.zip")))
                .containsExactly("kept/Known.class");
    }

    @Test
    void aFunctionThatNeedsAClassWhichTheLayerLacksCarriesIt() throws Exception {
        LayeredProject edited = LayeredProject.write("layered-edited");
        edited.function("KeptSet", "kept-set", "return kept.Known.known(text) + kept.Unknown.unknown(text);");

        succeed(edited, "verify", "-pl", "seeds,layers", "-T2");

        assertThat(digests(edited.manifest("layers"))).isEqualTo(digests(project.manifest("layers")));
        assertThat(LayeredProject.classes(edited.folder().resolve("seeds/target/lambda/kept-set.zip")))
                .contains("kept/Unknown.class")
                .doesNotContain("kept/Known.class");
        assertThat(edited.manifest("layers").functions())
                .allSatisfy(function -> assertThat(strength(function)).isEqualTo(Strength.VERIFIED));
    }

    @Test
    void oneModuleFindsThePlanFromItsOwnFolder() throws Exception {
        LayeredProject alone = LayeredProject.write("layered-alone");

        MavenBuild.Outcome outcome = succeed(alone, "-f", "seeds/pom.xml", "package");

        assertThat(outcome.log())
                .anyMatch(line -> line.endsWith("layers by " + alone.folder().resolve("lambda-layers.json")));
        assertThat(zips(alone)).isEqualTo(zips(project));
    }

    @Test
    void theLayersModuleAloneTakesFunctionsFromTheRepository() throws Exception {
        LayeredProject alone = LayeredProject.write("layered-without-functions");

        succeed(alone, "package", "-pl", "layers");

        assertThat(digests(alone.manifest("layers"))).isEqualTo(digests(project.manifest("layers")));
        assertThat(alone.manifest("layers").functions())
                .allSatisfy(function -> assertThat(alone.folder()
                                .resolve(
                                        "layers/target/lambda/" + function.zip().file()))
                        .hasSize(function.zip().zippedBytes()));
    }

    @Test
    void aFunctionThatWasMadeForAnotherContentOfALayerIsNamed() throws Exception {
        LayeredProject changed = LayeredProject.write("layered-changed");
        changed.file("lib/src/main/resources/new.txt", "new");

        assertThat(failure(changed, "package", "-pl", "lib,layers"))
                .contains("function callback: its package was made for another content of layer shared: sha256:")
                .contains("build both together: mvn package -pl seeds -am, with the layers module");
    }

    @Test
    void aPlanThatDoesNotFitIsNamedWithWhatMendsIt() throws Exception {
        LayeredProject misfit = LayeredProject.write("layered-misfit");
        misfit.plan("com.example.layered:gone");

        assertThat(failure(misfit, "package", "-pl", "seeds"))
                .contains("function callback: its layer shared holds com.example.layered:gone, which the function does"
                        + " not have")
                .contains("run mvn lambda:plan-layers -Dlambda.plan=update at the repository's root");
        assertThat(misfit.folder().resolve("seeds/target/lambda/manifest.json")).doesNotExist();
    }

    @Test
    void aLayersModuleThatDoesNotDependOnAFunctionIsNamedWithTheLineToPaste() throws Exception {
        LayeredProject lacking = LayeredProject.write("layered-lacking");
        Path pom = lacking.folder().resolve("layers/pom.xml");
        Files.writeString(pom, Files.readString(pom).replaceFirst("(?s)<dependencies>.*</dependencies>", ""));

        assertThat(failure(lacking, "package", "-pl", "seeds,layers"))
                .contains("module layers: it does not depend on com.example.layered:seeds, whose functions would be"
                        + " missing in its manifest")
                .contains("<dependency><groupId>com.example.layered</groupId><artifactId>seeds</artifactId>"
                        + "<version>1.0.0</version><type>pom</type></dependency>");
    }

    @Test
    void aVersionBumpChangesExactlyTheLayersThatHoldIt() throws Exception {
        LayeredProject bumped = LayeredProject.write("layered-bumped");
        Path pom = bumped.folder().resolve("seeds/pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom).replaceFirst("(slf4j-simple</artifactId>\\s*<version>)2\\.0\\.17", "$12.0.16"));

        succeed(bumped, "package", "-pl", "seeds,layers");

        Map<String, ContentDigest> before = digests(project.manifest("layers"));
        Map<String, ContentDigest> after = digests(bumped.manifest("layers"));
        assertThat(after.get("logging")).isNotEqualTo(before.get("logging"));
        assertThat(after.get("kept")).isEqualTo(before.get("kept"));
        assertThat(after.get("shared")).isEqualTo(before.get("shared"));
    }

    private static MavenBuild.Outcome succeed(LayeredProject project, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = project.maven(arguments);
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome;
    }

    private static String failure(LayeredProject project, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = project.maven(arguments);
        String text = String.join("\n", outcome.log());
        assertThat(outcome.exitCode()).as(text).isNotZero();
        return text;
    }

    private static Strength strength(ManifestFunction function) {
        return function.proof().map(Proof::strength).orElse(Strength.UNPROVEN);
    }

    private static String printed(String function) throws Exception {
        return Files.readString(
                project.folder().resolve("seeds/target/lambda/verify/" + function + "/shaken/output.log"));
    }

    private static Map<String, ContentDigest> digests(Manifest manifest) {
        return manifest.layers().stream().collect(Collectors.toMap(ManifestLayer::name, ManifestLayer::contentDigest));
    }

    private static SortedMap<String, String> zips(LayeredProject built) throws Exception {
        SortedMap<String, String> zips = new TreeMap<>();
        built.manifest("seeds")
                .functions()
                .forEach(function -> zips.put(function.name(), function.zip().sha256()));
        return zips;
    }
}
