package io.github.lambdapackager.plugin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles small class paths: a module, its dependencies, and Lambda's interfaces as provided. */
final class Sources {
    private static final Map<String, String> LAMBDA = Map.of(
            "com.amazonaws.services.lambda.runtime.Context",
            "public interface Context {}",
            "com.amazonaws.services.lambda.runtime.RequestHandler",
            "public interface RequestHandler<I, O> { O handleRequest(I input, Context context); }",
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
            "public interface RequestStreamHandler {"
                    + " void handleRequest(java.io.InputStream in, java.io.OutputStream out, Context context); }");

    private final Path folder;
    private final Map<String, String> module = new LinkedHashMap<>();
    private final Map<String, String> dependency = new LinkedHashMap<>();
    private int release = 17;

    Sources(Path folder) {
        this.folder = folder;
    }

    /** A class of the module: its name and its text from the modifiers on. */
    Sources module(String className, String text) {
        module.put(className, text);
        return this;
    }

    Sources dependency(String className, String text) {
        dependency.put(className, text);
        return this;
    }

    Sources release(int javaVersion) {
        release = javaVersion;
        return this;
    }

    ClasspathContent compile() {
        ClasspathElement provided = element("com.amazonaws", "aws-lambda-java-core", LAMBDA, 8);
        ClasspathElement library = element("org.lib", "lib", dependency, release);
        ClasspathElement own = element("com.x", "shop-orders", module, release);
        return new ClasspathContent(List.of(own, library), List.of(provided));
    }

    private ClasspathElement element(String groupId, String artifactId, Map<String, String> classes, int javaVersion) {
        try {
            Path target = Files.createDirectories(folder.resolve(artifactId));
            compile(classes, target, javaVersion);
            var artifact = new ResolvedArtifact(Coordinates.jar(groupId, artifactId, "1.0"), target, true);
            return new ClasspathElement(artifact, entries(target), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Map<String, String> classes, Path target, int javaVersion) throws IOException {
        if (classes.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "--release", javaVersion + ""));
        String classpath = folder.resolve("aws-lambda-java-core") + java.io.File.pathSeparator + folder.resolve("lib");
        arguments.addAll(List.of("-cp", classpath, "-d", target.toString()));
        for (Map.Entry<String, String> entry : classes.entrySet()) {
            String className = entry.getKey();
            int dot = className.lastIndexOf('.');
            Path source = folder.resolve("src").resolve(className.replace('.', '/') + ".java");
            Files.createDirectories(source.getParent());
            String imports =
                    "import com.amazonaws.services.lambda.runtime.*;\nimport java.io.*;\nimport java.util.*;\n";
            Files.writeString(source, "package " + className.substring(0, dot) + ";\n" + imports + entry.getValue());
            arguments.add(source.toString());
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failed).as("errors of javac, see above").isZero();
    }

    private static SortedMap<String, byte[]> entries(Path target) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(target.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return entries;
    }
}
