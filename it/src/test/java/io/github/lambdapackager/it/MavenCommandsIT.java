package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MavenCommandsIT {
    private static SortedMap<String, String> digests;
    private static ExampleBuild build;
    private static List<String> log;

    @BeforeAll
    static void buildOnce() throws Exception {
        build = ExampleBuild.copy("commands-one");
        MavenBuild.Outcome outcome = build.maven(List.of("package", "-DskipTests"));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        digests = build.digests();
        log = outcome.log();
    }

    @Test
    void aModuleWithoutAFunctionIsSkippedWithOneLine() {
        assertThat(log)
                .filteredOn(line -> line.contains("no handler in this module"))
                .hasSize(3);
    }

    @Test
    void anotherDirectoryTimeZoneLanguageUserUmaskAndNumberOfThreadsGiveTheSameBytes() throws Exception {
        Path maskedMaven = maskedMaven("027");
        ExampleBuild other = ExampleBuild.copy("elsewhere/commands-two");
        MavenBuild.Outcome outcome =
                other.maven(MavenBuild.MAVEN_HOME, List.of("package", "-DskipTests", "-T2"), request -> {
                    request.setMavenOpts("-Duser.timezone=Asia/Kolkata -Duser.language=tr -Duser.name=other");
                    request.setMavenExecutable(maskedMaven.toFile());
                });
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        for (ExampleBuild.BuiltFunction function : other.functions().values()) {
            assertThat(Files.getPosixFilePermissions(function.zip())).doesNotContain(PosixFilePermission.OTHERS_READ);
        }
        assertThat(other.digests()).isEqualTo(digests);
    }

    /** Maven's own script, run with that umask. */
    private static Path maskedMaven(String umask) throws IOException {
        Path script = MavenBuild.TARGET.resolve("mvn-umask-" + umask);
        Path maven = MavenBuild.MAVEN_HOME.resolve("bin/mvn");
        Files.writeString(script, "#!/bin/sh\numask %s\nexec '%s' \"$@\"\n".formatted(umask, maven));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    @Test
    void oneModuleAloneGivesTheBytesOfTheWholeBuild() throws Exception {
        ExampleBuild alone = ExampleBuild.copy("commands-alone");
        MavenBuild.Outcome outcome =
                alone.maven(List.of("package", "-DskipTests", "-pl", "functions/fulfilment", "-am"));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(alone.digests()).containsOnlyKeys("fulfilment");
        assertThat(alone.digests().get("fulfilment")).isEqualTo(digests.get("fulfilment"));
    }

    @Test
    void aBuildResumedAfterAFailureGivesTheBytesOfTheWholeBuild() throws Exception {
        ExampleBuild resumed = ExampleBuild.copy("commands-resumed");
        Path repository = ownRepository("commands-resumed-repository");
        Path rules = resumed.folder().resolve("functions/fulfilment/src/main/lambda/app.pro");
        Files.createDirectories(rules.getParent());
        Files.writeString(rules, "-keep clazz Nonsense\n");
        // Maven 3 finds the modules before the resumed one in the local repository alone.
        MavenBuild.Outcome failed = resumed.maven(
                MavenBuild.MAVEN_HOME,
                List.of("install", "-DskipTests"),
                request -> request.setLocalRepositoryDirectory(repository.toFile()));
        assertThat(failed.exitCode()).as(String.join("\n", failed.log())).isNotZero();
        assertThat(resumed.digests()).isNotEmpty().doesNotContainKey("fulfilment");

        Files.delete(rules);
        MavenBuild.Outcome outcome = resumed.maven(
                MavenBuild.MAVEN_HOME,
                List.of("package", "-DskipTests", "-rf", ":fulfilment"),
                request -> request.setLocalRepositoryDirectory(repository.toFile()));

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(resumed.digests()).isEqualTo(digests);
    }

    /** A copy, so that no other test finds the example's modules installed. */
    private static Path ownRepository(String name) throws IOException {
        Path repository = MavenBuild.TARGET.resolve("work").resolve(name);
        ExampleBuild.deleteTree(repository);
        ExampleBuild.copyTree(
                MavenBuild.LOCAL_REPOSITORY, repository, path -> !path.startsWith(Path.of("com", "example")));
        return repository;
    }

    @Test
    void installPutsPackageAndManifestIntoTheLocalRepository() throws Exception {
        TinyProject project = TinyProject.write(
                "commands-install",
                "    public String handle(String order) { return order; }\n",
                "<functions><function><name>place-order</name><handler>com.example.Orders::handle</handler></function></functions>");
        Path installed = MavenBuild.LOCAL_REPOSITORY.resolve("com/example/tiny/orders/1.0.0");
        ExampleBuild.deleteTree(installed);

        MavenBuild.Outcome outcome = project.maven("install");

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(installed.resolve("orders-1.0.0-place-order.zip"))
                .hasSameBinaryContentAs(project.output().resolve("place-order.zip"));
        assertThat(installed.resolve("orders-1.0.0-lambda.json"))
                .hasSameBinaryContentAs(project.output().resolve("manifest.json"));
        assertThat(installed.resolve("orders-1.0.0.jar")).exists();
    }

    @Test
    void theOldestMavenGivesTheSameBytes() throws Exception {
        ExampleBuild old = ExampleBuild.copy("commands-oldest");
        MavenBuild.Outcome outcome = old.maven(
                Path.of(System.getProperty("it.oldestMaven")), List.of("package", "-DskipTests"), request -> {});
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(old.digests()).isEqualTo(digests);
    }

    @Test
    void theSameClassesPackagedOnANewerJdkGiveTheSameBytes() throws Exception {
        Path newer = newerJdk();
        assumeTrue(Files.isDirectory(newer), "no JDK 25 at JAVA25_HOME or under /usr/lib/jvm");
        ExampleBuild compiled = ExampleBuild.copy("commands-newer");
        ExampleBuild.copyTree(
                build.folder(),
                compiled.folder(),
                path -> path.toString().contains("target/") && !path.toString().contains("target/lambda"));
        MavenBuild.Outcome outcome = compiled.maven(
                MavenBuild.MAVEN_HOME,
                List.of("package", "-Dmaven.test.skip=true", "-Dmaven.main.skip=true"),
                request -> request.setJavaHome(newer.toFile()));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(compiled.digests()).isEqualTo(digests);
    }

    private static Path newerJdk() throws IOException {
        String configured = System.getenv("JAVA25_HOME");
        Path installed = Path.of("/usr/lib/jvm");
        if (configured != null || !Files.isDirectory(installed)) {
            return Path.of(configured == null ? "/nonexistent" : configured);
        }
        try (Stream<Path> jdks = Files.list(installed)) {
            return jdks.filter(jdk -> jdk.getFileName().toString().contains("25"))
                    .sorted()
                    .findFirst()
                    .orElse(Path.of("/nonexistent"));
        }
    }

    @Test
    void helpNamesTheGoalAndItsParameters() throws Exception {
        MavenBuild.Outcome outcome = build.maven(List.of("lambda:help", "-Ddetail", "-N"));
        assertThat(outcome.exitCode()).isZero();
        assertThat(String.join("\n", outcome.log()))
                .contains("lambda:package", "shrink", "exemptedArtifacts", "findPlainHandlers", "lambda.unshaken");
    }

    @Test
    void aHandlerThatDoesNotExistFailsTheBuildInOneMessage() throws Exception {
        ExampleBuild broken = ExampleBuild.copy("commands-broken");
        Path pom = broken.folder().resolve("functions/catalog-search/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("search.SearchCatalog::", "search.Missing::"));
        MavenBuild.Outcome outcome = broken.maven(List.of("package", "-DskipTests", "-pl", "functions/catalog-search"));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(String.join("\n", outcome.log()))
                .contains("com.example.shop.search.Missing", "catalog-search")
                .doesNotContain("\tat ");
        assertThat(broken.folder().resolve("functions/catalog-search/target/lambda/catalog-search.zip"))
                .doesNotExist();
    }

    @Test
    void aRuleFileWithASyntaxErrorIsNamedWithItsLine() throws Exception {
        ExampleBuild broken = ExampleBuild.copy("commands-rules");
        Path rules = broken.folder().resolve("functions/catalog-search/src/main/lambda/app.pro");
        Files.createDirectories(rules.getParent());
        Files.writeString(rules, "# fine\n-keep clazz Nonsense\n");
        MavenBuild.Outcome outcome = broken.maven(List.of("package", "-DskipTests", "-pl", "functions/catalog-search"));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(String.join("\n", outcome.log())).contains("app.pro, line 2").doesNotContain("\tat ");
    }
}
