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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        edited.function("Added", "added", "return lib.Engine.run(s -> s + \"-added\", text);");

        succeed(edited, "verify", "-pl", "seeds,layers", "-T2");

        assertThat(digests(edited.manifest("layers"))).isEqualTo(digests(project.manifest("layers")));
        assertThat(LayeredProject.classes(edited.folder().resolve("seeds/target/lambda/kept-set.zip")))
                .contains("kept/Unknown.class")
                .doesNotContain("kept/Known.class");
        assertThat(edited.manifest("layers").functions())
                .hasSize(8)
                .allSatisfy(function -> assertThat(strength(function)).isEqualTo(Strength.VERIFIED));
        assertThat(affected(edited))
                .containsExactly(
                        "function added: added",
                        "function kept-set: changed",
                        "    own-code: com.example.layered:seeds");
        assertThat(edited.folder().resolve("affected.json")).hasContent("""
                [ {
                  "part" : "function",
                  "name" : "added",
                  "change" : "added",
                  "causes" : [ ]
                }, {
                  "part" : "function",
                  "name" : "kept-set",
                  "change" : "changed",
                  "causes" : [ {
                    "kind" : "own-code",
                    "text" : "com.example.layered:seeds"
                  } ]
                } ]
                """);
    }

    @Test
    void aFunctionThatARuleChangesIsAffectedByTheRuleAlone() throws Exception {
        LayeredProject ruled = LayeredProject.write("layered-ruled");
        ruled.file("seeds/src/main/lambda/callback/more.pro", "-keep class kept.Unknown { *; }\n");

        succeed(ruled, "package", "-pl", "seeds,layers");

        String changed = "function callback: changed";
        assertThat(affected(ruled)).containsExactly(changed, "    rule: the same inputs are kept by other rules");

        Path manifest = ruled.folder().resolve("layers/target/lambda/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("0.1.0-SNAPSHOT", "9.9"));
        assertThat(affected(ruled))
                .containsExactly(
                        changed,
                        "    tool: lambda-packager-maven-plugin 0.1.0-SNAPSHOT to lambda-packager-maven-plugin 9.9");
    }

    @Test
    void oneModuleFindsThePlanFromItsOwnFolder() throws Exception {
        LayeredProject alone = LayeredProject.write("layered-alone");
        String printed = "layers by " + alone.folder().resolve("lambda-layers.json");

        assertThat(succeed(alone, "-f", "seeds/pom.xml", "package").log()).anyMatch(line -> line.endsWith(printed));
        assertThat(zips(alone)).isEqualTo(zips(project));

        MavenBuild.Outcome child = alone.mavenIn("seeds", "package", "-Dlambda.plan=update");
        assertThat(child.exitCode()).as(String.join("\n", child.log())).isZero();
        assertThat(child.log()).anyMatch(line -> line.endsWith(printed)).noneMatch(line -> line.contains("mended"));
        assertThat(zips(alone)).isEqualTo(zips(project));
    }

    @Test
    void aHandEditedPlanThatCannotHoldIsRefused() throws Exception {
        LayeredProject edited = LayeredProject.write("layered-edited-by-hand");
        String[] layersAlone = {"package", "-pl", "layers"};

        edited.plan("com.example.layered:lib", """
                {"inLayer": [{"artifact": "com.example.layered:lib", "layer": "shared"}],
                 "neverInLayer": ["com.example.layered:*"]}\
                """);
        assertThat(failure(edited, layersAlone))
                .contains("layer plan " + edited.folder().resolve("lambda-layers.json") + ", line ")
                .contains("com.example.layered:lib is pinned into layer shared, and \"com.example.layered:*\" keeps it"
                        + " out of every layer");

        edited.plan("com.example.layered:lib", "{\"maxZippedBytes\": 1500}");
        assertThat(failure(edited, layersAlone))
                .containsPattern("layer (logging|shared): it has [0-9,]+ bytes zipped, and pins.maxZippedBytes allows"
                        + " 1,500")
                .contains("→ take artifacts out of it in lambda-layers.json, raise the cap or run"
                        + " mvn lambda:plan-layers -Dlambda.plan=new");

        edited.plan(
                "com.example.layered:lib", "{\"inLayer\": [{\"artifact\": \"com.example:typo\", \"layer\": \"x\"}]}");
        assertThat(failure(edited, "lambda:plan-layers"))
                .contains("lambda-layers.json, pins.inLayer: com.example:typo is pinned into layer x, and no function"
                        + " has it");
        assertThat(failure(edited, "-f", "seeds/pom.xml", "lambda:plan-layers"))
                .contains("lambda:plan-layers: it sees the modules of "
                        + edited.folder().resolve("seeds") + " alone, and would forget the functions of the others")
                .contains("run it at the root, " + edited.folder() + ", without -f and -pl");
        assertThat(failure(edited, "package", "-pl", "seeds", "-Dlambda.plan=mend"))
                .contains("lambda.plan \"mend\": nothing of this name can become of a plan")
                .contains("choose keep, update or new");
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
        String cause = "    dependency: org.slf4j:slf4j-simple from 2.0.17 to 2.0.16";
        assertThat(affected(bumped))
                .startsWith("layer logging: changed", cause)
                .containsSubsequence("function two-loggers: changed", "    layer: logging has another content")
                .filteredOn(line -> line.endsWith(": changed"))
                .hasSize(1 + bumped.manifest("layers").functions().size());
    }

    /** In both ways: a dependency of the project's own, and one that comes with another. */
    @ParameterizedTest
    @CsvSource({"it.maven, lib", "it.maven, seeds", "it.oldestMaven, lib", "it.oldestMaven, seeds"})
    void aProjectElsewhereCompilesAgainstALayerAndPackagesNoneOfIt(String maven, String dependency) throws Exception {
        LayeredProject elsewhere = LayeredProject.consumer("layered-elsewhere", dependency);

        MavenBuild.Outcome outcome = MavenBuild.run(
                elsewhere.folder(), Path.of(System.getProperty(maven)), List.of("package"), request -> {});

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(LayeredProject.classes(elsewhere.folder().resolve("target/lambda/elsewhere.zip")))
                .contains("elsewhere/Handler.class")
                .noneMatch(name -> name.startsWith("lib/") || name.startsWith("org/slf4j/simple/"));
    }

    @Test
    void aLayerOfChosenClassesHasNoBom() {
        assertThat(project.folder().resolve("layers/target/lambda"))
                .isDirectoryContaining("glob:**/shared-layer-bom.pom")
                .isDirectoryContaining("glob:**/logging-layer-bom.pom")
                .isDirectoryNotContaining("glob:**/kept-layer-bom.pom");
    }

    private static MavenBuild.Outcome succeed(LayeredProject project, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = project.maven(arguments);
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome;
    }

    /** What the goal says of another state of the project, when this one is deployed. */
    private static List<String> affected(LayeredProject other) throws Exception {
        List<String> log = succeed(
                        other,
                        "lambda:affected",
                        "-Dlambda.deployed=" + project.folder().resolve("layers/target/lambda/manifest.json"),
                        "-Dlambda.manifest=" + other.folder().resolve("layers/target/lambda/manifest.json"),
                        "-Dlambda.affectedFile=" + other.folder().resolve("affected.json"))
                .log();
        return log.stream()
                .map(line -> line.replaceFirst("^\\[INFO\\] ", ""))
                .filter(line -> line.matches("(layer|function) .*|    [a-z-]+: .*"))
                .toList();
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
