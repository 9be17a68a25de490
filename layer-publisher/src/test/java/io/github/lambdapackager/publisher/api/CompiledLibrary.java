package io.github.lambdapackager.publisher.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What javac makes of a source text with one or more top-level types.
 *
 * @param errors of the compiler; none: the jar is there
 */
public record CompiledLibrary(Path jar, List<String> errors) {
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:@[\\w.]+(?:\\([^)]*\\))?\\s+)*(?:(?:public|final|abstract|sealed|non-sealed) )*(?:class|@?interface|enum|record) (\\w+)");
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    public static CompiledLibrary compile(Path folder, String source, List<Path> classpath, String... options)
            throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
        arguments.add("-classpath");
        arguments.add(String.join(
                java.io.File.pathSeparator,
                classpath.stream().map(Path::toString).toList()));
        arguments.addAll(List.of(options));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            JAVAC.getTask(null, files, diagnostics, arguments, null, units(source))
                    .call();
        }
        List<String> errors = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
        Path jar = folder.resolve("library.jar");
        if (errors.isEmpty()) {
            pack(classes, jar);
        }
        return new CompiledLibrary(jar, errors);
    }

    boolean isCompiled() {
        return errors.isEmpty();
    }

    /** A unit for each public type, so that all of them may be public. */
    private static List<JavaFileObject> units(String source) {
        Matcher matcher = TYPE.matcher(source);
        List<Integer> starts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            starts.add(matcher.start());
            names.add(matcher.group(1));
        }
        List<JavaFileObject> units = new ArrayList<>();
        String header = source.substring(0, starts.get(0));
        for (int i = 0; i < names.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : source.length();
            units.add(new Unit(names.get(i), header + source.substring(starts.get(i), end)));
        }
        return units;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, entries);
                entries.closeEntry();
            }
        }
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final String text;

        Unit(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
