package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.InvocationRequest;

/** A monorepo of two shared modules, of which one needs the other, and an application that needs both. */
final class LibraryProject {
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final String PARENT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>GROUP</groupId>
              <artifactId>parent</artifactId>
              <version>1.0.0-SNAPSHOT</version>
              <packaging>pom</packaging>
              <modules>
                <module>app</module>
                <module>basket</module>
                <module>price</module>
              </modules>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.lambdapackager</groupId>
                    <artifactId>lambda-packager-maven-plugin</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                  </plugin>
                </plugins>
                <pluginManagement><plugins>PLUGINS</plugins></pluginManagement>
              </build>
            </project>
            """;
    private static final String PRICE = """
            package com.example.lib;

            public final class Price {
                private final long cents;

                public Price(long cents) {
                    this.cents = cents;
                }

                public long cents() {
                    return cents;
                }
            }
            """;
    private static final String BASKET = """
            package com.example.lib;

            public final class Basket {
                private Price total = new Price(0);

                public void add(Price price) {
                    total = new Price(total.cents() + price.cents());
                }

                public Price total() {
                    return total;
                }
            }
            """;

    private final Path folder;
    private final String repository;
    private final Path settings;
    private final Path security;

    private LibraryProject(Path folder, String repository, Path settings, Path security) {
        this.folder = folder;
        this.repository = repository;
        this.settings = settings;
        this.security = security;
    }

    /** @param group that makes its artifacts unlike those of other tests */
    static LibraryProject write(Path folder, String group, String repository, Path settings, Path security)
            throws IOException {
        ExampleBuild.deleteTree(folder);
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(
                folder.resolve("pom.xml"), PARENT.replace("GROUP", group).replace("PLUGINS", MavenPlugins.PINNED));
        LibraryProject project = new LibraryProject(folder, repository, settings, security);
        project.module(group, "price", "");
        project.module(group, "basket", dependency(group, "price"));
        project.module(group, "app", dependency(group, "basket"));
        project.source("price", "Price", PRICE);
        project.source("basket", "Basket", BASKET);
        project.source("app", "App", "package com.example.lib;\n\npublic class App {}\n");
        return project;
    }

    private void module(String group, String name, String dependencies) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>%s</groupId>
                    <artifactId>parent</artifactId>
                    <version>1.0.0-SNAPSHOT</version>
                  </parent>
                  <artifactId>%s</artifactId>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(group, name, dependencies));
    }

    private static String dependency(String group, String artifact) {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>${project.version}</version></dependency>"
                .formatted(group, artifact);
    }

    private void source(String module, String type, String text) throws IOException {
        Path file = sourceFile(module, type);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path sourceFile(String module, String type) {
        return folder.resolve(module).resolve("src/main/java/com/example/lib/" + type + ".java");
    }

    void replace(String module, String type, String old, String now) throws IOException {
        Path file = sourceFile(module, type);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    /** As the source plugin leaves it. */
    void sources(String module, String type) throws IOException {
        Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
        Files.write(
                target.resolve(module + "-1.0.0-SNAPSHOT-sources.jar"),
                TinyProject.jar("com/example/lib/" + type + ".java", Files.readAllBytes(sourceFile(module, type))));
    }

    /** Builds, and publishes what that calls for. */
    MavenBuild.Outcome build(String... arguments) throws Exception {
        return maven(settings, request -> {}, Stream.concat(Stream.of("package"), Stream.of(arguments)));
    }

    /** Publishes what is built. */
    MavenBuild.Outcome publish(String... arguments) throws Exception {
        return maven(settings, request -> {}, Stream.of(arguments));
    }

    /** Builds, and publishes with signatures. */
    MavenBuild.Outcome signed(Path gpgHome, String passphrase) throws Exception {
        return maven(
                settings,
                request -> {
                    request.addShellEnvironment("GNUPGHOME", gpgHome.toString());
                    request.addShellEnvironment("MAVEN_GPG_PASSPHRASE", passphrase);
                },
                Stream.of("package", "-Dlambda.gpgKey=it@example.com"));
    }

    MavenBuild.Outcome publishWith(Path otherSettings, String... arguments) throws Exception {
        return maven(otherSettings, request -> {}, Stream.of(arguments));
    }

    private MavenBuild.Outcome maven(Path users, Consumer<InvocationRequest> also, Stream<String> arguments)
            throws Exception {
        List<String> all = new ArrayList<>(arguments.toList());
        all.add("lambda:publish-library");
        all.add("-Dlambda.repository=" + repository);
        all.add("-Dsettings.security=" + security);
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, all, request -> {
            request.setUserSettingsFile(users.toFile());
            request.setMavenOpts(SHORT_LIVED);
            also.accept(request);
        });
    }

    Path folder() {
        return folder;
    }
}
