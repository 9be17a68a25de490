package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A monorepo of functions, one a module, beside a library of its own. They are cases of the corpus in turn, each with a
 * further dependency and its own number, so that no two are the same; the same number gives the same function always.
 */
final class Monorepo {
    private static final Path IT = Path.of(System.getProperty("it.directory"));
    private static final Path SOURCES = IT.resolve("benchmark");
    private static final Path CORPUS = IT.resolve("corpus");
    private static final Pattern HANDLER = Pattern.compile("(?m)^(public .*class .* implements Request.*\\{)$");

    private final Path folder;
    private final List<Path> modules;

    private Monorepo(Path folder, List<Path> modules) {
        this.folder = folder;
        this.modules = List.copyOf(modules);
    }

    static Monorepo write(Path folder, int functions) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder.resolve(".mvn"));
        List<Path> modules = new ArrayList<>();
        for (int number = 0; number < functions; number++) {
            modules.add(function(folder, number));
        }
        common(folder);
        Files.writeString(folder.resolve("pom.xml"), parent(modules));
        return new Monorepo(folder, modules);
    }

    private static Path function(Path folder, int number) throws IOException {
        List<String> cases = cases();
        String[] chosen = cases.get(number % cases.size()).split(" ", -1);
        boolean common = chosen.length > 1;
        Path source = CORPUS.resolve(chosen[0]);
        Path extra = extra(number / cases.size());
        String name = String.format(Locale.ROOT, "f%03d-%s", number, chosen[0]);
        Path module = folder.resolve(name);
        String packageBefore = "com.example.corpus." + chosen[0].replace("-", "");
        String packageAfter = String.format(Locale.ROOT, "com.example.shop.f%03d", number);
        copy(source.resolve("src"), module.resolve("src"), packageBefore, packageAfter);
        Files.move(module.resolve("src/test/lambda/corpus-" + chosen[0]), module.resolve("src/test/lambda/" + name));
        Path code = module.resolve("src/main/java").resolve(packageAfter.replace('.', '/'));
        Files.writeString(
                code.resolve("Note.java"),
                Files.readString(extra.resolve("Note.java")).replace("@package@", packageAfter));
        note(code, name, common);
        String dependencies = dependencies(source)
                + Files.readString(extra.resolve("dependency.xml"))
                + (common ? dependencyOnCommon() : "");
        Files.writeString(module.resolve("pom.xml"), module(name, dependencies, false));
        return module;
    }

    private static List<String> cases() throws IOException {
        return Files.readAllLines(SOURCES.resolve("functions.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private static Path extra(int round) throws IOException {
        try (Stream<Path> extras = Files.list(SOURCES.resolve("extras"))) {
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
        return between(Files.readString(source.resolve("pom.xml")), "dependencies")
                .replaceAll("^<dependencies>\n|</dependencies>$", "");
    }

    private static String dependencyOnCommon() {
        return """
                    <dependency>
                      <groupId>com.example.shop</groupId>
                      <artifactId>common</artifactId>
                      <version>1.0.0</version>
                    </dependency>
                """;
    }

    private static void common(Path folder) throws IOException {
        Path module = folder.resolve("common");
        Path code = module.resolve("src/main/java/com/example/shop/common");
        Files.createDirectories(code);
        Files.copy(SOURCES.resolve("common/Audit.java"), code.resolve("Audit.java"));
        String dependencies = Files.readString(SOURCES.resolve("common/dependencies.xml"));
        Files.writeString(module.resolve("pom.xml"), module("common", dependencies, true));
    }

    private static String module(String name, String dependencies, boolean skip) throws IOException {
        return Files.readString(SOURCES.resolve("module.xml"))
                .replace("@artifactId@", name)
                .replace("@skip@", String.valueOf(skip))
                .replace("@dependencies@", dependencies);
    }

    /** The corpus knows the versions. */
    private static String parent(List<Path> modules) throws IOException {
        StringBuilder names = new StringBuilder("    <module>common</module>\n");
        modules.forEach(module ->
                names.append("    <module>").append(module.getFileName()).append("</module>\n"));
        String corpus = Files.readString(CORPUS.resolve("pom.xml"));
        return Files.readString(SOURCES.resolve("parent.xml"))
                .replace("@modules@", names)
                .replace("@properties@", between(corpus, "properties"))
                .replace("@dependencyManagement@", between(corpus, "dependencyManagement"))
                .replace("@pluginManagement@", between(corpus, "pluginManagement"))
                .replace("@profiles@", profiles());
    }

    private static String profiles() throws IOException {
        StringBuilder profiles = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES.resolve("peers"))) {
            for (Path file : files.sorted().toList()) {
                profiles.append(Files.readString(file));
            }
        }
        return profiles.toString();
    }

    /** The first element of that name. */
    private static String between(String pom, String element) {
        int start = pom.indexOf("<" + element + ">");
        String end = "</" + element + ">";
        return pom.substring(start, pom.indexOf(end) + end.length());
    }

    Path folder() {
        return folder;
    }

    /** The functions' modules, by their numbers. */
    List<Path> modules() {
        return modules;
    }

    /** Nothing that was built is left. */
    void clean() throws IOException {
        for (Path module : modules) {
            FileUtils.deleteDirectory(module.resolve("target").toFile());
        }
        FileUtils.deleteDirectory(folder.resolve("common/target").toFile());
    }

    /** Of all packages together. */
    long deployedBytes(Peer peer) throws IOException {
        long bytes = 0;
        for (Path module : modules) {
            bytes += Files.size(peer.deployed(module));
        }
        return bytes;
    }
}
