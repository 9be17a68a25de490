package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Proof.Strength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example's shared module goes through all three ways of sharing, and back. */
class SharingIT {
    private static final String DOMAIN = "com.example.shop:domain";
    private static final Set<String> HAVING_DOMAIN =
            Set.of("cancel-order", "catalog-import", "fulfilment", "get-order", "place-order");
    private static final Path RELEASES = MavenBuild.TARGET.resolve("work/sharing-releases");

    @Test
    void aSharedModuleMovesFromEmbeddedToLayerToLibraryAndBack() throws Exception {
        ExampleBuild.deleteTree(RELEASES);
        ExampleBuild build = ExampleBuild.copy("sharing");
        SortedMap<String, String> original = digests(build);

        List<String> shown = succeed(build, "lambda:share", "-Dlambda.artifact=" + DOMAIN, "-Dlambda.as=embedded");
        assertThat(shown).anyMatch(line -> line.endsWith("nothing is written: -Dlambda.share.apply does it"));
        assertThat(digests(build)).isEqualTo(original);

        share(build, "embedded");
        SortedMap<String, String> embedded = digests(build);
        assertThat(changed(original, embedded)).containsExactly("lambda-layers.json");
        Manifest manifest = verified(build);
        assertThat(holders(manifest)).isEmpty();
        assertThat(versions(manifest)).containsExactly("1.0.0");

        share(build, "layer", "-Dlambda.layer=shared");
        assertThat(changed(embedded, digests(build)))
                .contains("lambda-layers.json")
                .allMatch(file -> file.startsWith("lambda-layers"));
        manifest = verified(build);
        assertThat(holders(manifest)).containsExactly("shared");

        publish(build, "1.1.0");
        share(build, "library");
        assertThat(changed(embedded, digests(build)))
                .contains("lambda-layers.json", "pom.xml")
                .noneMatch(file -> file.endsWith(".java"));
        assertThat(build.folder().resolve("pom.xml")).content().contains("<version>1.1.0</version>");
        manifest = verified(build);
        assertThat(holders(manifest)).isEmpty();
        assertThat(versions(manifest)).containsExactly("1.1.0");

        share(build, "embedded");
        assertThat(changed(embedded, digests(build))).noneMatch(file -> !file.startsWith("lambda-layers/"));
        share(build, "planned");
        assertThat(changed(original, digests(build))).noneMatch(file -> !file.startsWith("lambda-layers"));
    }

    @Test
    void aReleaseThatIsNotThereIsNamed() throws Exception {
        ExampleBuild build = ExampleBuild.copy("sharing-missing");

        assertThat(failure(build, "-Dlambda.artifact=com.example.shop:json", "-Dlambda.as=library"))
                .contains("com.example.shop:json: the repositories of the build have no release of it beside the"
                        + " reactor's own version, 1.0.0");
        assertThat(failure(build, "-Dlambda.artifact=com.example.shop:layers", "-Dlambda.as=library"))
                .contains("lambda:share: com.example.shop:layers is not the jar of a module of this build");
        assertThat(failure(build, "-Dlambda.artifact=" + DOMAIN, "-Dlambda.as=library", "-Dlambda.version=9.9.9"))
                .contains(DOMAIN + ": its release 9.9.9 cannot be had: ")
                .contains("publish it with mvn lambda:publish-library");
        assertThat(failure(build, "-Dlambda.artifact=" + DOMAIN, "-Dlambda.as=library", "-Dlambda.version=1.0.0"))
                .contains(DOMAIN
                        + ": the reactor makes version 1.0.0 itself, so that Maven would never take the release");
        assertThat(failure(build, "-Dlambda.artifact=" + DOMAIN, "-Dlambda.as=copied"))
                .contains("lambda:share: \"copied\" is none of embedded, layer, library, planned");
        assertThat(changed(digests(build), digests(ExampleBuild.copy("sharing-missing-2"))))
                .isEmpty();
    }

    private static void publish(ExampleBuild build, String version) throws Exception {
        succeed(
                build,
                "lambda:publish-library",
                "-Dlambda.libraries=domain",
                "-Dlambda.repository=releases::" + RELEASES.toUri(),
                "-Dlambda.version=" + version);
    }

    private static void share(ExampleBuild build, String way, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("lambda:share", "-Dlambda.artifact=" + DOMAIN, "-Dlambda.as=" + way, "-Dlambda.share.apply"));
        arguments.addAll(List.of(more));
        List<String> log = succeed(build, arguments.toArray(String[]::new));
        assertThat(log).anyMatch(line -> line.contains("] written: "));
    }

    /** Builds it, with every function proven. */
    private static Manifest verified(ExampleBuild build) throws Exception {
        succeed(build, "verify", "-Dmaven.test.skip.exec=true");
        Manifest manifest = new ManifestReader().read(build.folder().resolve("layers/target/lambda/manifest.json"));
        assertThat(manifest.functions())
                .hasSize(7)
                .allSatisfy(function -> assertThat(function.proof())
                        .hasValueSatisfying(proof -> assertThat(proof.strength())
                                .as(function.name())
                                .isIn(Strength.VERIFIED, Strength.WEAK)));
        return manifest;
    }

    private static Set<String> versions(Manifest manifest) {
        return manifest.functions().stream()
                .filter(function -> HAVING_DOMAIN.contains(function.name()))
                .flatMap(function -> function.artifacts().stream())
                .map(ManifestArtifact::coordinates)
                .filter(artifact -> (artifact.groupId() + ":" + artifact.artifactId()).equals(DOMAIN))
                .map(artifact -> artifact.version())
                .collect(Collectors.toSet());
    }

    private static List<String> holders(Manifest manifest) {
        return manifest.layers().stream()
                .filter(layer -> layer.artifacts().stream()
                        .anyMatch(artifact -> (artifact.groupId() + ":" + artifact.artifactId()).equals(DOMAIN)))
                .map(ManifestLayer::name)
                .toList();
    }

    private static SortedMap<String, String> digests(ExampleBuild build) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(build.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = build.folder().relativize(file).toString();
                if (!name.matches("(.*/)?target/.*")) {
                    digests.put(name, ContentDigest.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return digests;
    }

    private static List<String> changed(SortedMap<String, String> before, SortedMap<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
                .toList();
    }

    private static List<String> succeed(ExampleBuild build, String... arguments) throws Exception {
        MavenBuild.Outcome outcome = maven(build, arguments);
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome.log();
    }

    private static String failure(ExampleBuild build, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("lambda:share"));
        all.addAll(List.of(arguments));
        MavenBuild.Outcome outcome = maven(build, all.toArray(String[]::new));
        String text = String.join("\n", outcome.log());
        assertThat(outcome.exitCode()).as(text).isNotZero();
        return text;
    }

    /** With the folder of releases as one more repository. */
    private static MavenBuild.Outcome maven(ExampleBuild build, String... arguments) throws Exception {
        return build.maven(MavenBuild.MAVEN_HOME, List.of(arguments), request -> {
            try {
                Path settings = MavenBuild.TARGET.resolve("sharing-settings.xml");
                String text = Files.readString(request.getUserSettingsFile().toPath());
                Files.writeString(
                        settings,
                        text.replace(
                                "<repositories>",
                                "<repositories><repository><id>releases</id><url>" + RELEASES.toUri()
                                        + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                                        + "</repository>"));
                request.setUserSettingsFile(settings.toFile());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
