package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the switch between the ways of sharing refuses, in the example. */
class SharingIT {
    private static final String DOMAIN = "com.example.shop:domain";
    private static final Path RELEASES = MavenBuild.TARGET.resolve("work/sharing-releases");

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
