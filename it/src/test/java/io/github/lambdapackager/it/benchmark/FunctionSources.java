package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the modules of functions, which are cases of the corpus in turn, each with a further dependency and its own
 * number, so that no two are the same. The same number gives the same function always.
 */
final class FunctionSources {
    private static final Path IT = Path.of(System.getProperty("it.directory"));
    static final Path TEMPLATES = IT.resolve("benchmark");
    static final Path CORPUS = IT.resolve("corpus");
    private static final Pattern HANDLER = Pattern.compile("(?m)^(public .*class (\\w+) implements Request.*\\{)$");

    /** Whether a module is no function. */
    private static final String SKIP = "package.skip";

    private final Path folder;

    FunctionSources(Path folder) {
        this.folder = folder;
    }

    Path write(int number) throws IOException {
        List<String> cases = lines("functions.txt");
        String[] chosen = cases.get(number % cases.size()).split(" ", -1);
        boolean common = chosen.length > 1;
        Path source = CORPUS.resolve(chosen[0]);
        Path extra = extra(number / cases.size());
        String name = String.format(Locale.ROOT, "f%03d-%s", number, chosen[0]);
        Path module = folder.resolve(name);
        String before = "com.example.corpus." + chosen[0].replace("-", "");
        copy(source.resolve("src"), module.resolve("src"), before, packageOf(number));
        Files.move(module.resolve("src/test/lambda/corpus-" + chosen[0]), module.resolve("src/test/lambda/" + name));
        Path code = module.resolve("src/main/java").resolve(packageOf(number).replace('.', '/'));
        Files.writeString(
                code.resolve("Note.java"),
                Files.readString(extra.resolve("Note.java")).replace("@package@", packageOf(number)));
        note(code, name, common);
        String dependencies = dependencies(source)
                + Files.readString(extra.resolve("dependency.xml"))
                + (common ? Files.readString(TEMPLATES.resolve("common/dependency.xml")) : "");
        Files.writeString(module.resolve("pom.xml"), pom(name, dependencies, Map.of(SKIP, "false")));
        return module;
    }

    /** A function with about 100 MB of jars, in one of four versions of most of them. */
    Path writeLarge(int number) throws IOException {
        List<String> versions = lines("large/versions.txt");
        String name = String.format(Locale.ROOT, "f%03d-large", number);
        Path module = folder.resolve(name);
        Path code = module.resolve("src/main/java").resolve(packageOf(number).replace('.', '/'));
        Files.createDirectories(code);
        Files.writeString(
                code.resolve("Inventory.java"),
                Files.readString(TEMPLATES.resolve("large/Inventory.java"))
                        .replace("@package@", packageOf(number))
                        .replace("@name@", name));
        Files.writeString(
                module.resolve("pom.xml"),
                pom(
                        name,
                        Files.readString(TEMPLATES.resolve("large/dependencies.xml")),
                        new TreeMap<>(
                                Map.of(SKIP, "false", "aws-sdk.version", versions.get(number % versions.size())))));
        return module;
    }

    /** Writes a test of a function that is there. */
    static void test(int number, Path module, Path template) throws IOException {
        Path tests = module.resolve("src/test/java").resolve(packageOf(number).replace('.', '/'));
        Files.createDirectories(tests);
        Files.writeString(
                tests.resolve(template.getFileName().toString()),
                Files.readString(template).replace("@package@", packageOf(number)));
    }

    static String pom(String name, String dependencies, Map<String, String> properties) throws IOException {
        StringBuilder lines = new StringBuilder();
        properties.forEach((key, value) -> lines.append("    <%1$s>%2$s</%1$s>\n".formatted(key, value)));
        return Files.readString(TEMPLATES.resolve("module.xml"))
                .replace("@artifactId@", name)
                .replace("@properties@", lines)
                .replace("@dependencies@", dependencies);
    }

    /** The first element of that name. */
    static String element(String pom, String name) {
        int start = pom.indexOf("<" + name + ">");
        String end = "</" + name + ">";
        return pom.substring(start, pom.indexOf(end) + end.length());
    }

    /** The handler's class in the sources of a module. */
    static String handler(Path module) throws IOException {
        Path root = module.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher handler = HANDLER.matcher(Files.readString(file));
                if (handler.find()) {
                    return root.relativize(file.resolveSibling(handler.group(2)))
                            .toString()
                            .replace('/', '.');
                }
            }
        }
        throw new IllegalStateException(module + " has no handler");
    }

    private static String packageOf(int number) {
        return String.format(Locale.ROOT, "com.example.shop.f%03d", number);
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(TEMPLATES.resolve(file)).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private static Path extra(int round) throws IOException {
        try (Stream<Path> extras = Files.list(TEMPLATES.resolve("extras"))) {
            List<Path> sorted = extras.sorted().toList();
            return sorted.get(round % sorted.size());
        }
    }

    private static void copy(Path from, Path to, String packageBefore, String packageAfter) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = from.relativize(file)
                        .toString()
                        .replace(packageBefore.replace('.', '/'), packageAfter.replace('.', '/'));
                Path target = to.resolve(relative);
                Files.createDirectories(target.resolveSibling(""));
                Files.writeString(target, Files.readString(file).replace(packageBefore, packageAfter));
            }
        }
    }

    /** Lets the handler use what only this function has. */
    private static void note(Path code, String name, boolean common) throws IOException {
        String value = "Note.of(\"" + name + "\")";
        String field = "static final String NOTE = "
                + (common ? "com.example.shop.common.Audit.note(" + value + ")" : value) + ";";
        try (Stream<Path> files = Files.list(code)) {
            for (Path file : files.toList()) {
                Matcher handler = HANDLER.matcher(Files.readString(file));
                if (handler.find()) {
                    Files.writeString(file, handler.replaceFirst("$1\n    " + field));
                    return;
                }
            }
        }
        throw new IllegalStateException(code + " has no handler");
    }

    private static String dependencies(Path source) throws IOException {
        return element(Files.readString(source.resolve("pom.xml")), "dependencies")
                .replaceAll("^<dependencies>\n|</dependencies>$", "");
    }
}
