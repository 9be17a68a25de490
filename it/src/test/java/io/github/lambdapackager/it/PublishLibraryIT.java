package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishLibraryIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("work/publish-library");
    private static final String MASTER = "master";
    private static final String ANYBODY = "";
    private static final Pattern ENCRYPTED = Pattern.compile("\\{[^}\\s]+}");
    private static final Pattern LISTED = Pattern.compile("<version>([^<]+)</version>");

    private static MavenRepositoryServer server;
    private static FaultProxy proxy;
    private static Path settings;

    @BeforeAll
    static void startServers() throws Exception {
        ExampleBuild.deleteTree(WORK);
        server = MavenRepositoryServer.start(WORK.resolve("server"));
        proxy = FaultProxy.start(WORK.resolve("proxy"), server.endpoint());
        settings = encryptedSettings();
    }

    @AfterAll
    static void stopServers() {
        proxy.close();
        server.close();
    }

    @Test
    void eachChangeIsPublishedAsWhatItIs() throws Exception {
        LibraryProject project = project("com.example.changes", proxy.endpoint() + "/");
        project.sources("price", "Price");

        MavenBuild.Outcome first = project.build();
        assertSucceeds(first);
        assertThat(lines(first))
                .contains(
                        "library price                 1.0.0, the first release",
                        "    used by basket: built with it, nothing to do",
                        "published com.example.changes:basket:1.0.0");
        String pom =
                server.get("/com/example/changes/basket/1.0.0/basket-1.0.0.pom").text();
        assertThat(pom).contains("<artifactId>price</artifactId>\n      <version>1.0.0</version>");
        assertThat(pom).doesNotContain("<parent>", "SNAPSHOT", "${", "<build>");
        assertThat(server.get("/com/example/changes/price/1.0.0/price-1.0.0-sources.jar")
                        .status())
                .isEqualTo(200);

        project.replace("price", "Price", "public final", "/** In cents.\n * Never negative. */\npublic final");
        MavenBuild.Outcome comment = project.build();
        assertSucceeds(comment);
        assertThat(lines(comment)).contains("0 to publish, 2 unchanged");

        project.replace("price", "Price", "return cents;", "return Math.abs(cents);");
        MavenBuild.Outcome body = project.build();
        assertSucceeds(body);
        assertThat(lines(body))
                .containsSubsequence(
                        "library price                 1.0.0 → 1.0.1, patch",
                        "    other content behind the same API",
                        "library basket                1.0.0 → 1.0.1, patch",
                        "    dependency com.example.changes:price: 1.0.0 → 1.0.1",
                        "published com.example.changes:price:1.0.1",
                        "published com.example.changes:basket:1.0.1");

        project.replace("basket", "Basket", "Price total()", "Price sum()");
        MavenBuild.Outcome dry = project.build("-Dlambda.dryRun");
        assertSucceeds(dry);
        assertThat(lines(dry))
                .containsSubsequence(
                        "library price                 1.0.1, unchanged",
                        "library basket                1.0.1 → 2.0.0, major",
                        "    com.example.lib.Basket.total(): removed, breaks binaries and sources",
                        "    com.example.lib.Basket.sum(): added",
                        "    used by app: built with it, nothing to do",
                        "1 to publish, 1 unchanged");
        assertThat(listed("/com/example/changes/basket")).containsExactly("1.0.0", "1.0.1");

        MavenBuild.Outcome lower = project.publish("-Dlambda.version=basket=1.1.0");
        assertThat(lower.exitCode()).isNotZero();
        assertThat(String.join("\n", lower.log()))
                .contains("library basket: version 1.1.0 promises too much: the changes since 1.0.1 need 2.0.0")
                .doesNotContain("\tat ");
        MavenBuild.Outcome taken = project.publish("-Dlambda.version=basket=1.0.1");
        assertThat(taken.exitCode()).isNotZero();
        assertThat(String.join("\n", taken.log()))
                .contains("library basket: version 1.0.1 is there with other content, and a release never changes");
        MavenBuild.Outcome allowed = project.publish("-Dlambda.version=basket=1.1.0", "-Dlambda.allowBreaking");
        assertSucceeds(allowed);
        assertThat(listed("/com/example/changes/basket")).containsExactly("1.0.0", "1.0.1", "1.1.0");
    }

    @Test
    void whoMayNotIsToldWhere() throws Exception {
        LibraryProject project = project("com.example.refused", proxy.endpoint() + "/");
        assertSucceeds(project.build("-Dlambda.dryRun"));

        MavenBuild.Outcome wrong = project.publishWith(settings("wrong.xml", "publisher", "wrong-password"));
        MavenBuild.Outcome reader = project.publishWith(settings("reader.xml", "reader", "correct"));

        assertThat(wrong.exitCode()).isNotZero();
        assertThat(String.join("\n", wrong.log()))
                .contains("→ put the right credentials into settings.xml, <server> with the id releases")
                .doesNotContain("wrong-password", "\tat ");
        assertThat(reader.exitCode()).isNotZero();
        assertThat(String.join("\n", reader.log()))
                .contains("→ let the user of <server> releases in settings.xml write there");
        assertThat(server.get("/com/example/refused/price/maven-metadata.xml").status())
                .isEqualTo(404);
    }

    @Test
    void faultsOnTheWireAreMadeGoodByTheNextRun() throws Exception {
        LibraryProject project = project("com.example.faults", proxy.endpoint() + "/plain/faults/");
        assertSucceeds(project.build("-Dlambda.dryRun"));
        String folder = "/plain/faults/com/example/faults/price";
        String jar = "- PUT .*/price-1.0.0.jar";

        proxy.meet(ANYBODY, List.of(Map.of("match", jar, "fault", "answer-instead", "status", 503, "times", 1_000)));
        MavenBuild.Outcome unavailable = project.publish();
        assertThat(unavailable.exitCode()).isNotZero();
        assertThat(String.join("\n", unavailable.log()))
                .contains("publishing stopped; run it again, what is done is not done twice");
        assertReadersGetAllOrNothing(folder, "price");

        proxy.meet(ANYBODY, List.of(Map.of("match", jar, "fault", "cut-while-sending", "times", 1_000)));
        assertThat(project.publish().exitCode()).isNotZero();
        assertReadersGetAllOrNothing(folder, "price");

        proxy.meet(ANYBODY, List.of());
        MavenBuild.Outcome whole = project.publish();
        assertSucceeds(whole);
        assertThat(lines(whole))
                .contains("library price                 1.0.0, the first release, completes what was begun");
        assertReadersGetAllOrNothing(folder, "price");
        assertThat(listed(folder)).containsExactly("1.0.0");

        proxy.meet(
                ANYBODY,
                List.of(Map.of(
                        "match",
                        "- GET .*/price-1.0.0.jar",
                        "fault",
                        "answer-instead",
                        "status",
                        200,
                        "body",
                        "not the jar",
                        "times",
                        1_000)));
        MavenBuild.Outcome damaged = project.publish();
        assertThat(damaged.exitCode()).isNotZero();
        assertThat(String.join("\n", damaged.log()))
                .contains("library price: its release 1.0.0 has a damaged jar in the repository");
        proxy.meet(ANYBODY, List.of());
        assertThat(lines(project.publish())).contains("0 to publish, 2 unchanged");
    }

    /** From the command line, in a repository that shows each file at once. */
    @Test
    void aKillAtAnyFileIsCompletedAndNobodyReadsHalfARelease() throws Exception {
        LibraryProject project = project("com.example.killed", proxy.endpoint() + "/plain/killed/");
        project.sources("price", "Price");
        assertSucceeds(project.build("-Dlambda.libraries=price", "-Dlambda.bundle"));
        CommandLine shell = new CommandLine(project.folder(), server.endpoint());
        String[] publish = {
            "publish-library", "--repository", "releases::" + proxy.endpoint() + "/plain/killed/", "--settings", "none"
        };
        String folder = "/plain/killed/com/example/killed/price";
        List<String> killed = new ArrayList<>();
        for (String file : List.of(
                "1.0.0/price-1.0.0.pom",
                "1.0.0/price-1.0.0-sources.jar",
                "1.0.0/price-1.0.0.jar",
                "maven-metadata.xml")) {
            for (String suffix : List.of("", ".sha1", ".md5")) {
                proxy.meet(
                        ANYBODY,
                        List.of(Map.of("match", "- PUT " + folder + "/" + file + suffix, "fault", "hold-before")));
                CommandLine.Running publisher = shell.startPublisher(publish);
                proxy.awaitHeld(ANYBODY, publisher.process());
                killed.add(file + suffix);
                publisher.process().destroyForcibly();
                assertThat(publisher.end().exitCode()).isEqualTo(128 + 9);
                proxy.meet(ANYBODY, List.of());
                assertReadersGetAllOrNothing(folder, "price");
            }
        }

        CommandLine.Outcome whole = shell.publisher(publish);

        assertThat(killed).hasSize(12);
        assertThat(whole.output()).contains("library price                 1.0.0, unchanged");
        assertThat(listed(folder)).containsExactly("1.0.0");
        assertReadersGetAllOrNothing(folder, "price");
        assertMatchesChecksum(folder + "/maven-metadata.xml");
    }

    static Stream<String> mavens() {
        return Stream.of("it.oldestMaven", "it.maven", "it.newestMaven");
    }

    /** With an empty local repository, through the list of versions. */
    @ParameterizedTest
    @MethodSource("mavens")
    void anotherRepositoryResolvesAndRunsWhatWasPublished(String maven) throws Exception {
        String group = "com.example.consumed" + maven.substring(3).toLowerCase(Locale.ROOT);
        assertSucceeds(project(group, proxy.endpoint() + "/").build());
        Path consumer = WORK.resolve("consumer-" + maven);
        writeConsumer(consumer, group);
        Path emptyRepository = Files.createDirectories(consumer.resolve("local"));

        MavenBuild.Outcome outcome = MavenBuild.run(
                consumer,
                Path.of(System.getProperty(maven)),
                List.of("package", "org.apache.maven.plugins:maven-dependency-plugin:3.10.0:copy-dependencies"),
                request -> {
                    request.setUserSettingsFile(settings.toFile());
                    request.setLocalRepositoryDirectory(emptyRepository.toFile());
                    request.addArg("-Dsettings.security=" + WORK.resolve("security.xml"));
                });

        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        assertThat(consumer.resolve("target/dependency"))
                .isDirectoryContaining(path -> path.endsWith("price-1.0.0.jar"))
                .isDirectoryContaining(path -> path.endsWith("basket-1.0.0.jar"));
        assertThat(run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        consumer.resolve("target/classes") + File.pathSeparator + consumer.resolve("target/dependency")
                                + "/*",
                        "Shop")))
                .isEqualTo("700");
    }

    @Test
    void whatIsSignedCanBeVerified() throws Exception {
        assumeTrue(Stream.of("/usr/bin/gpg", "/usr/local/bin/gpg").map(Path::of).anyMatch(Files::exists), "no gpg");
        Path home = Files.createTempDirectory("gpg");
        run(List.of("chmod", "700", home.toString()));
        run(List.of(
                "gpg",
                "--homedir",
                home.toString(),
                "--batch",
                "--passphrase",
                "secret",
                "--pinentry-mode",
                "loopback",
                "--quick-generate-key",
                "it@example.com",
                "ed25519",
                "sign",
                "never"));
        LibraryProject project = project("com.example.signed", proxy.endpoint() + "/plain/signed/");

        MavenBuild.Outcome outcome = project.signed(home, "secret");

        assertSucceeds(outcome);
        for (String file : List.of("price-1.0.0.pom", "price-1.0.0.jar")) {
            Path signed = Files.write(
                    home.resolve(file),
                    server.get("/plain/signed/com/example/signed/price/1.0.0/" + file)
                            .body());
            Path signature = Files.write(
                    home.resolve(file + ".asc"),
                    server.get("/plain/signed/com/example/signed/price/1.0.0/" + file + ".asc")
                            .body());
            run(List.of("gpg", "--homedir", home.toString(), "--verify", signature.toString(), signed.toString()));
        }
        run(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
        ExampleBuild.deleteTree(home);
    }

    private static LibraryProject project(String group, String repository) throws IOException {
        return LibraryProject.write(
                WORK.resolve(group), group, "releases::" + repository, settings, WORK.resolve("security.xml"));
    }

    private static void writeConsumer(Path folder, String group) throws IOException {
        Files.createDirectories(folder.resolve("src/main/java"));
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(folder.resolve("src/main/java/Shop.java"), """
                import com.example.lib.Basket;
                import com.example.lib.Price;

                public class Shop {
                    public static void main(String[] arguments) {
                        Basket basket = new Basket();
                        basket.add(new Price(300));
                        basket.add(new Price(400));
                        System.out.print(basket.total().cents());
                    }
                }
                """);
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.elsewhere</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <repositories>
                    <repository>
                      <id>releases</id>
                      <url>%s</url>
                      <releases><checksumPolicy>fail</checksumPolicy></releases>
                    </repository>
                  </repositories>
                  <dependencies>
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>basket</artifactId>
                      <version>[1.0.0,2.0.0)</version>
                    </dependency>
                  </dependencies>
                  <build><pluginManagement><plugins>%s</plugins></pluginManagement></build>
                </project>
                """.formatted(server.endpoint(), group, MavenPlugins.PINNED));
    }

    /** The password is encrypted, as Maven's own guide says. */
    private static Path encryptedSettings() throws Exception {
        Path security = WORK.resolve("security.xml");
        String mvn = MavenBuild.MAVEN_HOME.resolve("bin/mvn").toString();
        String master = encrypted(List.of(mvn, "--encrypt-master-password", MASTER));
        Files.writeString(security, "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        String password = encrypted(List.of(mvn, "--encrypt-password", "correct", "-Dsettings.security=" + security));
        return settings("settings.xml", "publisher", password);
    }

    private static String encrypted(List<String> command) throws Exception {
        Matcher matcher = ENCRYPTED.matcher(run(command));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static Path settings(String name, String user, String password) throws IOException {
        String text = Files.readString(MavenBuild.settings());
        return Files.writeString(
                WORK.resolve(name),
                text.replace(
                        "<settings>",
                        "<settings><servers><server><id>releases</id><username>" + user + "</username><password>"
                                + password + "</password></server></servers>"));
    }

    private static String run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + output).isZero();
        return output.strip();
    }

    private static List<String> listed(String folder) throws Exception {
        MavenRepositoryServer.Answer metadata = server.get(folder + "/maven-metadata.xml");
        return LISTED.matcher(metadata.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Whatever is listed is whole, and as its checksum says. */
    private static void assertReadersGetAllOrNothing(String folder, String artifact) throws Exception {
        MavenRepositoryServer.Answer metadata = server.get(folder + "/maven-metadata.xml");
        if (metadata.status() == 404) {
            return;
        }
        for (String version : listed(folder)) {
            String file = folder + "/" + version + "/" + artifact + "-" + version;
            assertMatchesChecksum(file + ".pom");
            assertMatchesChecksum(file + ".jar");
            byte[] jar = server.get(file + ".jar").body();
            try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(jar))) {
                assertThat(Stream.iterate(entries.getNextJarEntry(), entry -> entry != null, entry -> next(entries)))
                        .anyMatch(entry -> entry.getName().endsWith("Price.class"));
            }
        }
    }

    private static JarEntry next(JarInputStream entries) {
        try {
            return entries.getNextJarEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertMatchesChecksum(String path) throws Exception {
        MavenRepositoryServer.Answer content = server.get(path);
        assertThat(content.status()).as(path).isEqualTo(200);
        String sha1 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.body()));
        assertThat(server.get(path + ".sha1").text().strip()).as(path).isEqualTo(sha1);
    }

    private static void assertSucceeds(MavenBuild.Outcome outcome) {
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
    }

    private static List<String> lines(MavenBuild.Outcome outcome) {
        return outcome.log().stream()
                .map(line -> line.replaceFirst("^\\[INFO] ", ""))
                .toList();
    }
}
