package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A monorepo of three functions that is built again and again, in all the ways there are. */
class UnchangedBuildIT {
    private static final String CORE = "com.amazonaws:aws-lambda-java-core:1.4.0";
    private static final String JACKSON = "com.fasterxml.jackson.core:jackson-databind:2.22.4";
    private static final String LANG = "org.apache.commons:commons-lang3:3.20.0";
    private static final List<List<String>> DEPENDENCIES =
            List.of(List.of(CORE, JACKSON), List.of(CORE, LANG), List.of(CORE, JACKSON, LANG));

    private static GeneratedReactor reactor(String name) throws IOException {
        return GeneratedReactor.write(name, 3, DEPENDENCIES::get);
    }

    private static List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dlambda.cache=true",
                "-Dlambda.cacheDirectory=" + MavenBuild.TARGET.resolve("work/unchanged-cache"),
                "package"));
        arguments.addAll(0, List.of(more));
        return arguments;
    }

    private static MavenBuild.Outcome build(GeneratedReactor reactor, List<String> arguments) throws Exception {
        MavenBuild.Outcome outcome = reactor.maven(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        return outcome;
    }

    private static String counts(MavenBuild.Outcome outcome) {
        return outcome.log().stream()
                .filter(line -> line.contains("jars parsed: "))
                .map(line -> line.replaceFirst(".*jars parsed", "jars parsed"))
                .findFirst()
                .orElseThrow();
    }

    /** Packages, manifests and lists, by their paths. */
    private static SortedMap<String, byte[]> outputs(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (name.contains("target/lambda/") && !name.endsWith("inputs.txt")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @Test
    void howeverItIsBuiltTheBytesAreTheSameAndNothingIsDoneTwice() throws Exception {
        ExampleBuild.deleteTree(MavenBuild.TARGET.resolve("work/unchanged-cache"));
        GeneratedReactor reactor = reactor("unchanged");
        MavenBuild.Outcome first = build(reactor, arguments());
        assertThat(counts(first)).endsWith("functions shaken: 3, zips written: 3");
        SortedMap<String, byte[]> outputs = outputs(reactor.folder());
        assertThat(outputs).hasSize(3 * 5);

        assertThat(counts(build(reactor, arguments())))
                .isEqualTo("jars parsed: 0, functions shaken: 0, zips written: 0");
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(outputs);

        assertThat(counts(build(reactor, arguments("clean", "-T2")))).endsWith("functions shaken: 0, zips written: 3");
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(outputs);

        build(reactor, List.of("-Dlambda.cache=false", "-T2", "clean", "package"));
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(outputs);

        build(reactor, List.of("-Dlambda.cache=false", "-pl", "function-2", "clean", "package"));
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(outputs);
    }

    @Test
    void aChangedLineBuildsItsPackageAlone() throws Exception {
        GeneratedReactor reactor = reactor("one-line");
        build(reactor, arguments("-Dlambda.cacheMegabytes=0"));
        SortedMap<String, byte[]> outputs = outputs(reactor.folder());
        Path source = reactor.folder().resolve("function-1/src/main/java/com/example/Handler1.java");
        Files.writeString(source, Files.readString(source).replace("return event;", "return event + 1;"));

        MavenBuild.Outcome second = build(reactor, arguments("-X", "-Dlambda.cacheMegabytes=0"));

        assertThat(counts(second)).endsWith("functions shaken: 1, zips written: 1");
        assertThat(second.log())
                .anyMatch(line -> line.endsWith("changed since the build before: the module's classes"));
        SortedMap<String, byte[]> after = outputs(reactor.folder());
        assertThat(after.keySet()).isEqualTo(outputs.keySet());
        assertThat(after.keySet().stream().filter(name -> !Arrays.equals(after.get(name), outputs.get(name))))
                .contains("function-1/target/lambda/function-1.zip")
                .allMatch(name -> name.startsWith("function-1/"));

        Files.writeString(source, Files.readString(source).replace("event + 1;", "event + 2;"));
        assertThat(counts(build(reactor, arguments("-T2", "-Dlambda.cacheMegabytes=0"))))
                .endsWith("functions shaken: 1, zips written: 1");

        Files.writeString(source, Files.readString(source).replace("event + 2;", "event + 1;"));
        assertThat(counts(build(reactor, arguments("-pl", "function-1", "-Dlambda.cacheMegabytes=0"))))
                .endsWith("functions shaken: 1, zips written: 1");
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(after);
        assertThat(counts(build(reactor, arguments("-T2", "-Dlambda.cacheMegabytes=0"))))
                .isEqualTo("jars parsed: 0, functions shaken: 0, zips written: 0");
        assertThat(outputs(reactor.folder())).containsExactlyEntriesOf(after);
    }

    @Test
    void twoBuildsAtOnceShareOneCache() throws Exception {
        Path cache = MavenBuild.TARGET.resolve("work/two-builds-cache");
        ExampleBuild.deleteTree(cache);
        List<Process> builds = new ArrayList<>();
        List<GeneratedReactor> reactors = List.of(reactor("two-builds-a"), reactor("two-builds-b"));
        for (GeneratedReactor reactor : reactors) {
            builds.add(MavenBuild.start(
                    reactor.folder(),
                    List.of("-Dlambda.cache=true", "-Dlambda.cacheDirectory=" + cache, "package"),
                    reactor.folder().resolve("build.log")));
        }
        for (int index = 0; index < builds.size(); index++) {
            assertThat(builds.get(index).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(builds.get(index).exitValue())
                    .as(Files.readString(reactors.get(index).folder().resolve("build.log")))
                    .isZero();
        }

        assertThat(outputs(reactors.get(0).folder()))
                .containsExactlyEntriesOf(outputs(reactors.get(1).folder()));
    }
}
