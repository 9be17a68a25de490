package io.github.lambdapackager.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A monorepo of as many modules as a test wants: a library of its own and functions with chosen dependencies. */
final class GeneratedReactor {
    private final Path folder;

    private GeneratedReactor(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the parent, the module {@code library} and the functions {@code function-0} and on.
     *
     * @param dependencies what the function of that number depends on, as {@code group:artifact:version}
     */
    static GeneratedReactor write(String name, int functions, IntFunction<List<String>> dependencies)
            throws IOException {
        Path folder = MavenBuild.TARGET.resolve("work").resolve(name);
        ExampleBuild.deleteTree(folder);
        Files.createDirectories(folder.resolve(".mvn"));
        List<String> modules = new ArrayList<>(List.of("library"));
        write(folder, "library", "Library", "", List.of());
        for (int number = 0; number < functions; number++) {
            String module = "function-" + number;
            modules.add(module);
            write(
                    folder,
                    module,
                    "Handler" + number,
                    "implements com.amazonaws.services.lambda.runtime.RequestHandler<String, String> ",
                    dependencies.apply(number));
        }
        Files.writeString(folder.resolve("pom.xml"), parent(modules));
        return new GeneratedReactor(folder);
    }

    private static void write(Path root, String module, String type, String supertype, List<String> dependencies)
            throws IOException {
        Path source = root.resolve(module).resolve("src/main/java/com/example/" + type + ".java");
        Files.createDirectories(source.getParent());
        String body = supertype.isEmpty() ? "" : """
                    public String handleRequest(String event, com.amazonaws.services.lambda.runtime.Context context) {
                        return event;
                    }
                """;
        Files.writeString(
                source, "package com.example;\n\npublic class " + type + " " + supertype + "{\n" + body + "}\n");
        StringBuilder lines = new StringBuilder();
        for (String dependency : dependencies) {
            String[] parts = dependency.split(":", -1);
            lines.append(
                    "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
                            .formatted(parts[0], parts[1], parts[2]));
        }
        Files.writeString(root.resolve(module).resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.example.generated</groupId><artifactId>shop</artifactId><version>1.0.0</version></parent>
                  <artifactId>%s</artifactId>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(module, lines));
    }

    private static String parent(List<String> modules) {
        StringBuilder lines = new StringBuilder();
        modules.forEach(module -> lines.append("    <module>").append(module).append("</module>\n"));
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.generated</groupId>
                  <artifactId>shop</artifactId>
                  <version>1.0.0</version>
                  <packaging>pom</packaging>
                  <modules>
                %s  </modules>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
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
                        <executions><execution><goals><goal>package</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(lines, MavenPlugins.PINNED);
    }

    /** Adds the module {@code layers}, which depends on every function. */
    GeneratedReactor withLayersModule(int functions) throws IOException {
        StringBuilder dependencies = new StringBuilder();
        for (int number = 0; number < functions; number++) {
            dependencies.append(
                    "    <dependency><groupId>com.example.generated</groupId><artifactId>function-%d</artifactId><version>1.0.0</version><type>pom</type></dependency>\n"
                            .formatted(number));
        }
        edit("pom.xml", "</modules>", "  <module>layers</module>\n  </modules>");
        return file("layers/pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.example.generated</groupId><artifactId>shop</artifactId><version>1.0.0</version></parent>
                  <artifactId>layers</artifactId>
                  <packaging>pom</packaging>
                  <dependencies>
                %s  </dependencies>
                  <build><plugins><plugin>
                    <groupId>io.github.lambdapackager</groupId>
                    <artifactId>lambda-packager-maven-plugin</artifactId>
                    <executions><execution><id>layers</id><goals><goal>layers</goal></goals></execution></executions>
                  </plugin></plugins></build>
                </project>
                """.formatted(dependencies));
    }

    GeneratedReactor file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return this;
    }

    /** Replaces a text that is there. */
    GeneratedReactor edit(String path, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(path));
        if (!text.contains(before)) {
            throw new IllegalArgumentException(path + " has no " + before);
        }
        return file(path, text.replace(before, after));
    }

    Path folder() {
        return folder;
    }

    Path plan() {
        return folder.resolve("lambda-layers.json");
    }

    MavenBuild.Outcome maven(String... arguments) throws IOException, MavenInvocationException {
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, List.of(arguments), request -> {});
    }
}
