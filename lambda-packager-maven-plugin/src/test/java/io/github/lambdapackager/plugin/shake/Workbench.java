package io.github.lambdapackager.plugin.shake;

import io.github.lambdapackager.plugin.model.ArtifactPattern;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.ShakenFunction;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the sources of a small class path, shakes it and loads what is left. */
public final class Workbench {
    private final Path folder;
    private final List<ClasspathElement> elements = new ArrayList<>();
    private final List<KeepRule> rules = new ArrayList<>();
    private final List<ArtifactPattern> exempted = new ArrayList<>();
    private final List<ArtifactPattern> excluded = new ArrayList<>();
    private ShrinkMode mode = ShrinkMode.MEMBERS;
    private FunctionLayers layers = FunctionLayers.NONE;

    Workbench(Path folder) {
        this.folder = folder;
    }

    /** Adds the module itself; it must come first, and may use what {@code libraries} hold. */
    Workbench module(Map<String, byte[]> entries) {
        return add("module", true, false, entries);
    }

    /** A library of types in the package {@code lib}, and {@code Main} with a method that has the body. */
    Workbench calling(String body, String... types) {
        Map<String, String> sources = new TreeMap<>();
        for (String type : types) {
            String name = type.replaceFirst("public (?:class|interface) (\\w+).*", "$1");
            sources.put("lib." + name, "package lib; " + type);
        }
        var lib = compile(folder, sources);
        String main = "public class Main { public static Object run() { " + body + " } }";
        return module(compile(folder, Map.of("Main", main), lib)).library("lib", lib);
    }

    Workbench library(String artifactId, Map<String, byte[]> entries) {
        return add(artifactId, false, false, entries);
    }

    Workbench multiReleaseLibrary(String artifactId, Map<String, byte[]> entries) {
        return add(artifactId, false, true, entries);
    }

    Workbench rule(KeepRule rule) {
        rules.add(rule);
        return this;
    }

    Workbench mode(ShrinkMode shrinkMode) {
        mode = shrinkMode;
        return this;
    }

    Workbench layers(FunctionLayers functionLayers) {
        layers = functionLayers;
        return this;
    }

    Workbench exempt(String pattern) {
        exempted.add(new ArtifactPattern(pattern));
        return this;
    }

    Workbench exclude(String pattern) {
        excluded.add(new ArtifactPattern(pattern));
        return this;
    }

    /** Shakes with {@code Main} as the handler's class. */
    ShakenFunction shake() throws IOException, PackagingException {
        rules.add(0, KeepRule.always("-keep class Main { *; }", "handler"));
        LambdaFunction function = new LambdaFunction(
                "main",
                new Handler("Main", "run", false),
                new TreeSet<>(),
                LambdaRuntime.JAVA17,
                Architecture.X86_64,
                mode,
                List.of(),
                exempted,
                excluded);
        return new Shaker()
                .link(new ClasspathContent(elements, List.of()), 17)
                .shake(function, rules, List.of(), layers);
    }

    private Workbench add(String artifactId, boolean own, boolean multiRelease, Map<String, byte[]> entries) {
        ResolvedArtifact artifact =
                new ResolvedArtifact(Coordinates.jar("test", artifactId, "1"), folder.resolve(artifactId), own);
        elements.add(new ClasspathElement(artifact, new TreeMap<>(entries), multiRelease));
        return this;
    }

    /** Compiles sources, named by the classes they hold, against what was compiled before. */
    @SafeVarargs
    public static SortedMap<String, byte[]> compile(
            Path folder, Map<String, String> sources, Map<String, byte[]>... against) {
        try {
            Path classpath = Files.createTempDirectory(folder, "classpath");
            for (Map<String, byte[]> entries : against) {
                write(classpath, entries);
            }
            Path output = Files.createTempDirectory(folder, "classes");
            List<JavaFileObject> files = sources.entrySet().stream()
                    .map(source -> source(source.getKey(), source.getValue()))
                    .toList();
            List<String> options = List.of(
                    "--release", "17", "-g", "-d", output.toString(), "-cp", classpath.toString(), "-proc:none");
            boolean compiled = ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, null, options, null, files)
                    .call();
            if (!compiled) {
                throw new IllegalStateException("does not compile: " + sources.keySet());
            }
            return read(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String className, String text) {
        URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static void write(Path root, Map<String, byte[]> entries) throws IOException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            Path file = root.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }

    private static SortedMap<String, byte[]> read(Path root) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return entries;
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Runs {@code Main.run()} of the shaken function, in a class loader that sees nothing else but the JDK. */
    static Object run(ShakenFunction shaken) throws ReflectiveOperationException {
        return new ShakenLoader(shaken).loadClass("Main").getMethod("run").invoke(null);
    }

    private static final class ShakenLoader extends ClassLoader {
        private final Map<String, byte[]> entries = new TreeMap<>();

        ShakenLoader(ShakenFunction shaken) {
            super(ClassLoader.getPlatformClassLoader());
            shaken.elements().forEach(element -> element.entries().forEach(entries::putIfAbsent));
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] classFile = entries.get(name.replace('.', '/') + ".class");
            if (classFile == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
