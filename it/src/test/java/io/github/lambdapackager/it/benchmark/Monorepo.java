package io.github.lambdapackager.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A monorepo of functions, one a module, beside a library of its own.
 *
 * @param modules the functions', by their numbers
 */
record Monorepo(Path folder, List<Path> modules) {
    Monorepo {
        modules = List.copyOf(modules);
    }

    /** Writes functions that are usual. */
    static Monorepo write(Path folder, int functions) throws IOException {
        FunctionSources sources = begin(folder);
        List<Path> modules = new ArrayList<>();
        for (int number = 0; number < functions; number++) {
            modules.add(sources.write(number));
        }
        return finish(folder, modules);
    }

    /** Writes functions with about 100 MB of jars each, in four groups of versions. */
    static Monorepo writeLarge(Path folder, int functions) throws IOException {
        FunctionSources sources = begin(folder);
        List<Path> modules = new ArrayList<>();
        for (int number = 0; number < functions; number++) {
            modules.add(sources.writeLarge(number));
        }
        return finish(folder, modules);
    }

    private static FunctionSources begin(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder.resolve(".mvn"));
        return new FunctionSources(folder);
    }

    private static Monorepo finish(Path folder, List<Path> modules) throws IOException {
        Path templates = FunctionSources.TEMPLATES.resolve("common");
        Path common = folder.resolve("common");
        Path code = common.resolve("src/main/java/com/example/shop/common");
        Files.createDirectories(code);
        Files.copy(templates.resolve("Audit.java"), code.resolve("Audit.java"));
        Files.writeString(
                common.resolve("pom.xml"),
                FunctionSources.pom("common", Files.readString(templates.resolve("dependencies.xml")), Map.of()));
        Files.copy(FunctionSources.TEMPLATES.resolve("peers/r8.pro"), folder.resolve("r8.pro"));
        Files.writeString(folder.resolve("pom.xml"), parent(modules, ""));
        return new Monorepo(folder, modules);
    }

    /** The corpus knows the versions. */
    private static String parent(List<Path> modules, String test) throws IOException {
        StringBuilder names = new StringBuilder("    <module>common</module>\n");
        modules.forEach(module ->
                names.append("    <module>").append(module.getFileName()).append("</module>\n"));
        String corpus = Files.readString(FunctionSources.CORPUS.resolve("pom.xml"));
        return Files.readString(FunctionSources.TEMPLATES.resolve("parent.xml"))
                .replace("@modules@", names)
                .replace("@properties@", properties(corpus))
                .replace("@test@", test)
                .replace("@dependencyManagement@", FunctionSources.element(corpus, "dependencyManagement"))
                .replace("@pluginManagement@", FunctionSources.element(corpus, "pluginManagement"))
                .replace("@profiles@", profiles());
    }

    private static String properties(String corpus) {
        return FunctionSources.element(corpus, "properties")
                .replace("</properties>", "  <package.skip>true</package.skip>\n  </properties>");
    }

    private static String profiles() throws IOException {
        StringBuilder profiles = new StringBuilder();
        try (Stream<Path> files = Files.list(FunctionSources.TEMPLATES.resolve("peers"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                profiles.append(Files.readString(file));
            }
        }
        return profiles.toString();
    }

    /** Gives each function one test, with JUnit. */
    void addTests() throws IOException {
        Path templates = FunctionSources.TEMPLATES.resolve("tests");
        for (int number = 0; number < modules.size(); number++) {
            FunctionSources.test(number, modules.get(number), templates.resolve("NoteTest.java"));
        }
        Files.writeString(
                folder.resolve("pom.xml"), parent(modules, Files.readString(templates.resolve("dependency.xml"))));
    }

    /** All of them, one behind the other. */
    String poms() throws IOException {
        StringBuilder poms = new StringBuilder(Files.readString(folder.resolve("pom.xml")));
        for (Path module : modules) {
            poms.append(Files.readString(module.resolve("pom.xml")));
        }
        return poms.toString();
    }

    /** Nothing that was built is left. */
    void clean() throws IOException {
        for (Path module : modules) {
            FileUtils.deleteDirectory(module.resolve("target").toFile());
        }
        FileUtils.deleteDirectory(folder.resolve("common/target").toFile());
    }

    /** Changes a line of the last function. */
    void change(int turn) throws IOException {
        Path module = modules.get(modules.size() - 1);
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            for (Path file : files.filter(each -> each.endsWith("Note.java")).toList()) {
                String code = Files.readString(file);
                Files.writeString(
                        file,
                        code.replaceFirst(
                                "(?m)^    (static final int TURN = .*|private Note\\(\\) \\{\\})$",
                                "    static final int TURN = " + turn + ";"));
            }
        }
    }

    /** What is in the packages that there are: their check sums, by their modules. */
    Map<Path, Long> packages(Peer peer) throws IOException {
        Map<Path, Long> sums = new TreeMap<>();
        for (Path module : modules) {
            Path deployed = peer.deployed(module);
            if (Files.exists(deployed)) {
                sums.put(module, FileUtils.checksumCRC32(deployed.toFile()));
            }
        }
        return sums;
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
