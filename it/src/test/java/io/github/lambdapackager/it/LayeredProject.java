package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A small repository with layers: {@code lib} is in a layer, {@code kept} is in one of chosen classes, a logger is in a
 * third, {@code tail} is in none, and the functions of {@code seeds} each need both sides in another way.
 */
final class LayeredProject {
    private final Path folder;

    private LayeredProject(Path folder) {
        this.folder = folder;
    }

    /** Writes it into a folder of its own. */
    static LayeredProject write(String name) throws IOException {
        LayeredProject project = new LayeredProject(
                MavenBuild.TARGET.resolve("work").resolve(name).toAbsolutePath());
        ExampleBuild.deleteTree(project.folder);
        project.writePoms();
        project.writeLibraries();
        project.writeFunctions();
        project.file(".mvn/maven.config", "").plan("com.example.layered:lib");
        return project.file("lambda-layers/kept.classes", "kept.Known\n");
    }

    /** A project of another repository that imports the BOMs of two layers, and has that dependency. */
    static LayeredProject consumer(String name, String dependency) throws IOException {
        LayeredProject project = new LayeredProject(
                MavenBuild.TARGET.resolve("work").resolve(name).toAbsolutePath());
        ExampleBuild.deleteTree(project.folder);
        String bom = "<dependency><groupId>com.example.layered</groupId><artifactId>%s-layer-bom</artifactId>"
                + "<version>1.0.0</version><type>pom</type><scope>import</scope></dependency>";
        boolean managed = dependency.equals("lib");
        project.file("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.elsewhere</groupId><artifactId>elsewhere</artifactId><version>2.0.0</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencyManagement><dependencies>%s%s</dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>com.example.layered</groupId><artifactId>%s</artifactId>%s</dependency>
                    <dependency><groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-core</artifactId>
                      <version>1.4.0</version></dependency>
                  </dependencies>
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.github.lambdapackager</groupId>
                        <artifactId>lambda-packager-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <configuration><runtime>java17</runtime></configuration>
                        <executions><execution><goals><goal>package</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        bom.formatted("shared"),
                        bom.formatted("logging"),
                        dependency,
                        managed ? "" : "<version>1.0.0</version>",
                        MavenPlugins.PINNED));
        project.file(".mvn/maven.config", "");
        return project.file("src/main/java/elsewhere/Handler.java", """
                package elsewhere;
                public class Handler implements com.amazonaws.services.lambda.runtime.RequestHandler<String, String> {
                    public String handleRequest(String text, com.amazonaws.services.lambda.runtime.Context context) {
                        return lib.Engine.run(s -> s + "-called", text);
                    }
                }
                """);
    }

    private void writePoms() throws IOException {
        pom("tail", "jar", "", "");
        pom("lib", "jar", dependency("tail", ""), "");
        pom("kept", "jar", "", "");
        pom(
                "seeds",
                "jar",
                dependency("lib", "") + dependency("kept", "") + """
                            <dependency><groupId>com.amazonaws</groupId><artifactId>aws-lambda-java-core</artifactId>
                              <version>1.4.0</version></dependency>
                            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId>
                              <version>2.0.17</version></dependency>
                            <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId>
                              <version>2.0.17</version></dependency>
                        """,
                "<goal>package</goal><goal>verify</goal>");
        pom("layers", "pom", dependency("seeds", "<type>pom</type>"), "<goal>layers</goal>");
        file("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.layered</groupId><artifactId>layered</artifactId><version>1.0.0</version>
                  <packaging>pom</packaging>
                  <modules><module>tail</module><module>lib</module><module>kept</module><module>seeds</module>
                    <module>layers</module></modules>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <build>
                    <pluginManagement>
                      <plugins>
                        %s
                        <plugin>
                          <groupId>io.github.lambdapackager</groupId>
                          <artifactId>lambda-packager-maven-plugin</artifactId>
                          <version>0.1.0-SNAPSHOT</version>
                          <configuration><runtime>java17</runtime></configuration>
                        </plugin>
                      </plugins>
                    </pluginManagement>
                  </build>
                </project>
                """.formatted(MavenPlugins.PINNED));
    }

    private static String dependency(String artifactId, String more) {
        return "<dependency><groupId>com.example.layered</groupId><artifactId>" + artifactId
                + "</artifactId><version>1.0.0</version>" + more + "</dependency>\n";
    }

    private void pom(String module, String packaging, String dependencies, String goals) throws IOException {
        file(module + "/pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent><groupId>com.example.layered</groupId><artifactId>layered</artifactId><version>1.0.0</version></parent>
                  <artifactId>%s</artifactId>
                  <packaging>%s</packaging>
                  <dependencies>%s</dependencies>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(
                        module, packaging, dependencies, goals.isEmpty() ? "" : """
                                    <plugin>
                                      <groupId>io.github.lambdapackager</groupId>
                                      <artifactId>lambda-packager-maven-plugin</artifactId>
                                      <executions><execution><goals>%s</goals></execution></executions>
                                    </plugin>
                                """.formatted(goals)));
    }

    private void writeLibraries() throws IOException {
        source(
                "tail",
                "tail.Tail",
                "public class Tail { public static String text(String s) { return s + \"-tail\"; } }");
        source("tail", "tail.Plug", "public interface Plug { String plug(String s); }");
        source("lib", "lib.Step", "public interface Step { String next(String s); }");
        source("lib", "lib.Engine", """
                public class Engine {
                    public static String run(Step step, String s) { return "engine-" + step.next(s); }
                    public static String make(String name, String s) throws Exception {
                        return ((Step) Class.forName(name).getDeclaredConstructor().newInstance()).next(s);
                    }
                    public static String tail(String s) { return tail.Tail.text(s); }
                }\
                """);
        source("lib", "lib.Greeter", """
                public interface Greeter {
                    String greet(String s);
                    static String all(String s) {
                        StringBuilder all = new StringBuilder();
                        for (Greeter greeter : java.util.ServiceLoader.load(Greeter.class)) { all.append(greeter.greet(s)); }
                        return all.toString();
                    }
                }\
                """);
        source(
                "lib",
                "lib.LayerPlug",
                "public class LayerPlug implements tail.Plug { public String plug(String s) { return s + \"-plugged\";"
                        + " } }");
        file("lib/src/main/resources/META-INF/services/tail.Plug", "lib.LayerPlug\n");
        source(
                "kept",
                "kept.Known",
                "public class Known { public static String known(String s) { return s + \"-known\"; } }");
        source(
                "kept",
                "kept.Unknown",
                "public class Unknown { public static String unknown(String s) { return s + \"-unknown\"; } }");
    }

    private void writeFunctions() throws IOException {
        function("Callback", "callback", "return lib.Engine.run(s -> s + \"-called\", text);");
        function("ForName", "for-name", "return lib.Engine.make(\"seeds.\" + \"NamedStep\", text);");
        source(
                "seeds",
                "seeds.NamedStep",
                "public class NamedStep implements lib.Step { public String next(String s) { return s + \"-named\";"
                        + " } }");
        function("NeedsTail", "needs-tail", "return lib.Engine.tail(text);");
        function("ProviderHere", "provider-here", "return lib.Greeter.all(text);");
        source(
                "seeds",
                "seeds.PoliteGreeter",
                "public class PoliteGreeter implements lib.Greeter { public String greet(String s) { return \"dear \""
                        + " + s; } }");
        file("seeds/src/main/resources/META-INF/services/lib.Greeter", "seeds.PoliteGreeter\n");
        function("ProviderInLayer", "provider-in-layer", """
                StringBuilder all = new StringBuilder();
                for (tail.Plug plug : java.util.ServiceLoader.load(tail.Plug.class)) { all.append(plug.plug(text)); }
                return all.toString();\
                """);
        function("TwoLoggers", "two-loggers", """
                org.slf4j.LoggerFactory.getLogger("seeds").info("sold {}", text);
                return org.slf4j.LoggerFactory.getILoggerFactory().getClass().getName();\
                """);
        function("KeptSet", "kept-set", "return kept.Known.known(text);");
    }

    /** A function that gets {@code tea}. */
    LayeredProject function(String className, String name, String code) throws IOException {
        source("seeds", "seeds." + className, """
                public class %s implements com.amazonaws.services.lambda.runtime.RequestHandler<String, String> {
                    public String handleRequest(String text, com.amazonaws.services.lambda.runtime.Context context) {
                        try { return work(text); } catch (Exception e) { throw new IllegalStateException(e); }
                    }
                    private static String work(String text) throws Exception { %s }
                }\
                """.formatted(className, code));
        return file("seeds/src/test/lambda/" + name + "/tea.json", "\"tea\"");
    }

    private void source(String module, String className, String code) throws IOException {
        String packageName = className.substring(0, className.indexOf('.'));
        file(
                module + "/src/main/java/" + className.replace('.', '/') + ".java",
                "package " + packageName + ";\n" + code + "\n");
    }

    /** @param inShared what the layer {@code shared} holds */
    LayeredProject plan(String inShared) throws IOException {
        return plan(inShared, "{}");
    }

    LayeredProject plan(String inShared, String pins) throws IOException {
        String functions = List.of(
                        "callback",
                        "for-name",
                        "kept-set",
                        "needs-tail",
                        "provider-here",
                        "provider-in-layer",
                        "two-loggers")
                .stream()
                .map(name -> "{\"name\": \"" + name + "\", \"module\": \"com.example.layered:seeds\","
                        + " \"layers\": [\"kept\", \"logging\", \"shared\"]}")
                .collect(Collectors.joining(",\n"));
        return file("lambda-layers.json", """
                {"formatVersion": "1.0", "layers": [
                  {"name": "kept", "artifacts": ["com.example.layered:kept"], "classes": "lambda-layers/kept.classes"},
                  {"name": "logging", "artifacts": ["org.slf4j:slf4j-simple"]},
                  {"name": "shared", "artifacts": ["%s"]}],
                 "functions": [%s],
                 "pins": %s}
                """.formatted(inShared, functions, pins));
    }

    LayeredProject file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Path folder() {
        return folder;
    }

    /** Builds in a folder below. */
    MavenBuild.Outcome mavenIn(String module, String... arguments) throws Exception {
        return MavenBuild.run(folder.resolve(module), MavenBuild.MAVEN_HOME, List.of(arguments), request -> {});
    }

    MavenBuild.Outcome maven(String... arguments) throws Exception {
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, List.of(arguments), request -> {});
    }

    Manifest manifest(String module) throws Exception {
        return new ManifestReader().read(folder.resolve(module).resolve("target/lambda/manifest.json"));
    }

    /** The classes in the jars of a zip. */
    static Set<String> classes(Path zip) throws IOException {
        Set<String> classes = new TreeSet<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    ZipInputStream jar = new ZipInputStream(in);
                    for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
                        if (inner.getName().endsWith(".class")) {
                            classes.add(inner.getName());
                        }
                    }
                }
            }
        }
        return classes;
    }
}
