package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A module of one class with its own POM, so that a whole build takes seconds. */
final class TinyProject {
    private static final String FAILURE = "[ERROR] Failed to execute goal ";

    private final Path folder;

    private TinyProject(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the module {@code orders} into a folder of its own.
     *
     * @param handlerCode the members of its class {@code com.example.Orders}
     * @param configuration the plugin's, beside the runtime
     */
    static TinyProject write(String name, String handlerCode, String configuration) throws IOException {
        Path folder = MavenBuild.TARGET.resolve("work").resolve(name);
        ExampleBuild.deleteTree(folder);
        Path source = folder.resolve("src/main/java/com/example/Orders.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package com.example;\n\npublic class Orders {\n" + handlerCode + "}\n");
        Files.writeString(folder.resolve("pom.xml"), pom(configuration));
        return new TinyProject(folder);
    }

    private static String pom(String configuration) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.tiny</groupId>
                  <artifactId>orders</artifactId>
                  <version>1.0.0</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>com.amazonaws</groupId>
                      <artifactId>aws-lambda-java-core</artifactId>
                      <version>1.4.0</version>
                    </dependency>
                    <!-- more -->
                  </dependencies>
                  <build>
                    <pluginManagement>
                      <plugins>
                        %s
                      </plugins>
                    </pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.github.lambdapackager</groupId>
                        <artifactId>lambda-packager-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <configuration>
                          <runtime>java17</runtime>
                          %s
                        </configuration>
                        <executions><execution><goals><goal>package</goal><goal>verify</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(MavenPlugins.PINNED, configuration);
    }

    /** The jar of one entry. */
    static byte[] jar(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return jar.toByteArray();
    }

    /**
     * Makes the module depend on an artifact of that name in the local repository. The scope is runtime, so that javac
     * does not stumble first.
     */
    Path dependOn(String artifactId, byte[] jar) throws IOException {
        Path repository = MavenBuild.LOCAL_REPOSITORY.resolve("com/example/bad");
        Path file = repository.resolve(artifactId).resolve("1.0").resolve(artifactId + "-1.0.jar");
        Files.createDirectories(file.getParent());
        Files.write(file, jar);
        String coordinates =
                "<groupId>com.example.bad</groupId><artifactId>" + artifactId + "</artifactId><version>1.0</version>";
        Files.writeString(
                file.resolveSibling(artifactId + "-1.0.pom"),
                "<project><modelVersion>4.0.0</modelVersion>" + coordinates + "</project>",
                StandardCharsets.UTF_8);
        Path pom = folder.resolve("pom.xml");
        String dependency = "<dependency>" + coordinates + "<scope>runtime</scope></dependency>";
        Files.writeString(pom, Files.readString(pom).replace("<!-- more -->", dependency));
        return file;
    }

    Path output() {
        return folder.resolve("target/lambda");
    }

    /** The files in the output folder, which need not exist. */
    List<String> outputFiles() throws IOException {
        if (!Files.isDirectory(output())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Makes the module depend on a real artifact. */
    TinyProject dependOn(String groupId, String artifactId, String version) throws IOException {
        Path pom = folder.resolve("pom.xml");
        String dependency = "<dependency><groupId>" + groupId + "</groupId><artifactId>" + artifactId
                + "</artifactId><version>" + version + "</version></dependency><!-- more -->";
        Files.writeString(pom, Files.readString(pom).replace("<!-- more -->", dependency));
        return this;
    }

    /** Writes a file of the module. */
    TinyProject file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path folder() {
        return folder;
    }

    MavenBuild.Outcome maven(String... arguments) throws IOException, MavenInvocationException {
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, List.of(arguments), request -> {});
    }

    /** Builds it, which must fail, and gives the one message that says why, without Maven's frame. */
    String refusal() throws IOException, MavenInvocationException {
        MavenBuild.Outcome outcome = maven("package");
        List<String> log = outcome.log();
        String text = String.join("\n", log);
        assertThat(outcome.exitCode()).as(text).isNotZero();
        assertThat(log).noneMatch(line -> line.contains("\tat "));
        assertThat(log).filteredOn(line -> line.startsWith(FAILURE)).hasSize(1);
        String message = log.stream()
                .filter(line -> line.startsWith("[ERROR] "))
                .map(line -> line.replaceFirst("^\\[ERROR\\] (Failed to execute goal .* on project orders: )?", ""))
                .collect(Collectors.joining("\n"));
        return message.replaceFirst("(?s)\\s-> \\[Help 1\\].*", "");
    }
}
