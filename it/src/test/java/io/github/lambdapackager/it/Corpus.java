package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** The functions of {@code it/corpus}, a folder each, built and verified by a few Maven runs in a copy of their own. */
final class Corpus {
    static final Path SOURCES = Path.of(System.getProperty("it.directory")).resolve("corpus");

    // What one Maven run keeps of the jars that it has read must fit into its memory.
    static final int CASES_A_RUN = 12;
    private static final String MEMORY = "-Xmx3g";

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    static Corpus copy(String name) throws IOException {
        ExampleBuild.deleteTree(MavenBuild.TARGET.resolve("work").resolve(name));
        return beside(name);
    }

    /** The sources as they are now, beside what earlier runs left of the cases. */
    static Corpus beside(String name) throws IOException {
        Path folder = MavenBuild.TARGET.resolve("work").resolve(name);
        for (String each : Files.exists(folder) ? all() : List.<String>of()) {
            Files.deleteIfExists(folder.resolve(each).resolve("pom.xml"));
            ExampleBuild.deleteTree(folder.resolve(each).resolve("src"));
        }
        Files.deleteIfExists(folder.resolve("pom.xml"));
        for (String file : List.of("ablation.txt", "missing.txt", "representative.txt")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        ExampleBuild.copyTree(SOURCES, folder, path -> !path.toString().matches("(.*/)?target(/.*)?"));
        return new Corpus(folder);
    }

    /** Every case, by the name of its folder. */
    static List<String> all() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The cases that every build runs: one or two of each kind. */
    static List<String> representative() throws IOException {
        return Files.readAllLines(SOURCES.resolve("representative.txt")).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * Packages and verifies the cases.
     *
     * @param arguments more of Maven's command line
     */
    SortedMap<String, CorpusResult> run(List<String> cases, String shrink, List<String> arguments)
            throws IOException, MavenInvocationException, PublishingException {
        SortedMap<String, CorpusResult> results = new TreeMap<>();
        for (int start = 0; start < cases.size(); start += CASES_A_RUN) {
            List<String> some = cases.subList(start, Math.min(cases.size(), start + CASES_A_RUN));
            List<String> log = maven(some, shrink, arguments);
            for (String name : some) {
                results.put(name, result(name, shrink, log));
            }
        }
        return results;
    }

    /** Packages and verifies the cases in mode members, each without the rule source of its trial. */
    SortedMap<String, CorpusResult> runWithout(SortedMap<String, RuleSourceTrial> trials)
            throws IOException, MavenInvocationException, PublishingException {
        for (RuleSourceTrial trial : trials.values()) {
            String pom = Files.readString(SOURCES.resolve(trial.name()).resolve("pom.xml"));
            String property = trial.source().isEmpty()
                    ? ""
                    : "<lambda.withoutRuleSources>" + trial.source() + "</lambda.withoutRuleSources>";
            Files.writeString(
                    folder.resolve(trial.name()).resolve("pom.xml"),
                    pom.contains("<properties>")
                            ? pom.replaceFirst("<properties>", "<properties>" + property)
                            : pom.replaceFirst("</parent>", "</parent><properties>" + property + "</properties>"));
        }
        return run(List.copyOf(trials.keySet()), "members", List.of());
    }

    /** What earlier runs left of other cases. */
    SortedMap<String, CorpusResult> earlier(String shrink) throws IOException, PublishingException {
        SortedMap<String, CorpusResult> results = new TreeMap<>();
        for (String name : all()) {
            Path kept = output(name, "lambda-" + shrink);
            if (Files.exists(kept.resolve("manifest.json"))) {
                results.put(name, new CorpusResult(name, Optional.of(function(name, kept)), kept, List.of()));
            }
        }
        return results;
    }

    private List<String> maven(List<String> cases, String shrink, List<String> arguments)
            throws IOException, MavenInvocationException {
        Files.writeString(folder.resolve("aggregator.xml"), aggregator(cases));
        for (String name : cases) {
            ExampleBuild.deleteTree(output(name, "lambda"));
            ExampleBuild.deleteTree(output(name, "lambda-" + shrink));
        }
        List<String> command = new ArrayList<>(List.of(
                "verify",
                "-f",
                "aggregator.xml",
                "-T2",
                "--fail-at-end",
                "-Dlambda.shrink=" + shrink,
                // The size of what SAM lays out is exact then.
                "-Dlambda.unshaken=true",
                "-Dlambda.verify.failOnDifference=false"));
        command.addAll(arguments);
        return MavenBuild.run(folder, MavenBuild.MAVEN_HOME, command, request -> request.setMavenOpts(MEMORY))
                .log();
    }

    private static String aggregator(List<String> cases) {
        String modules = cases.stream()
                .map(name -> "    <module>" + name + "</module>\n")
                .collect(Collectors.joining());
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.corpus</groupId>
                  <artifactId>corpus-aggregator</artifactId>
                  <version>1.0.0</version>
                  <packaging>pom</packaging>
                  <modules>
                %s  </modules>
                </project>
                """.formatted(modules);
    }

    private CorpusResult result(String name, String shrink, List<String> log) throws IOException, PublishingException {
        List<String> about = warnings(name, log);
        Path built = output(name, "lambda");
        if (!Files.exists(built.resolve("manifest.json"))) {
            return new CorpusResult(name, Optional.empty(), built, about);
        }
        Path kept = output(name, "lambda-" + shrink);
        ExampleBuild.deleteTree(kept);
        Files.move(built, kept, StandardCopyOption.REPLACE_EXISTING);
        return new CorpusResult(name, Optional.of(function(name, kept)), kept, about);
    }

    private static ManifestFunction function(String name, Path output) throws IOException, PublishingException {
        List<ManifestFunction> functions =
                new ManifestReader().read(output.resolve("manifest.json")).functions();
        if (functions.size() != 1) {
            throw new IllegalStateException("corpus case " + name + " has " + functions.size() + " functions, not one");
        }
        return functions.get(0);
    }

    /** Messages of the case, which may have several lines. */
    private static List<String> warnings(String name, List<String> log) {
        List<String> about = new ArrayList<>();
        boolean within = false;
        for (String line : log) {
            if (line.startsWith("[")) {
                within = !line.startsWith("[INFO]") && line.matches(".*corpus[-/]" + name + "(?![\\w-]).*");
            }
            if (within) {
                about.add(line);
            }
        }
        return about;
    }

    private Path output(String name, String output) {
        return folder.resolve(name).resolve("target").resolve(output);
    }
}
