package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lambdapackager.it.ExampleBuild.BuiltFunction;
import io.github.lambdapackager.it.runtime.FunctionRun;
import io.github.lambdapackager.it.runtime.RuntimeClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExampleIT {
    private static final double LARGEST_SHARE_OF_SAM = 0.35;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ExampleBuild build;
    private static Emulator emulator;

    private final RuntimeClient runtime = new RuntimeClient(MavenBuild.TARGET.resolve("runtime-client"));

    @BeforeAll
    static void buildTheExample() throws Exception {
        build = ExampleBuild.copy("example");
        MavenBuild.Outcome outcome = build.maven(List.of("package", "-Dlambda.unshaken=true", "-Dlambda.layers=false"));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        outcome.log().stream().filter(line -> line.contains("→")).forEach(System.out::println);
        emulator = Emulator.start(MavenBuild.TARGET.resolve("emulator"));
    }

    @AfterAll
    static void stopTheEmulator() {
        if (emulator != null) {
            emulator.close();
        }
    }

    @Test
    void everyShakenFunctionBehavesLikeTheUnshakenOneUnderTheRuntimeClient() throws Exception {
        SortedMap<String, BuiltFunction> functions = build.functions();
        assertThat(functions).hasSize(7);
        for (BuiltFunction function : functions.values()) {
            compare(function);
        }
        System.out.printf(
                "%d of %d functions ran under the runtime client, shaken equal to unshaken%n",
                functions.size(), functions.size());
    }

    private void compare(BuiltFunction function) throws Exception {
        String name = function.manifest().name();
        List<Path> events = list(function.module().resolve("src/test/lambda").resolve(name));
        assertThat(events).as("sample events of " + name).isNotEmpty();

        FunctionRun unshaken = run(function, function.unshakenZip(), events, "unshaken");
        FunctionRun shaken = run(function, function.zip(), events, "shaken");

        assertThat(unshaken.succeeded())
                .as("a baseline that errors proves nothing: %s %s", name, unshaken)
                .isTrue();
        assertThat(unshaken.results()).as("answers of " + name).hasSize(events.size());
        assertThat(answers(shaken)).as(name + ": " + shaken.log()).isEqualTo(answers(unshaken));
        LogNormalizer normalizer = new LogNormalizer();
        assertThat(unshaken.log()).as("log of " + name).isNotEmpty();
        assertThat(normalizer.normalize(shaken.log()))
                .as("log of " + name)
                .isEqualTo(normalizer.normalize(unshaken.log()));
        System.out.printf(
                "%s: %d events, %d log lines equal%n",
                name, events.size(), unshaken.log().size());
    }

    private FunctionRun run(BuiltFunction function, Path zip, List<Path> events, String variant) throws Exception {
        emulator.reset(ExampleBuild.EXAMPLE.resolve("local/resources.json"));
        Path work = MavenBuild.TARGET
                .resolve("run")
                .resolve(function.manifest().name())
                .resolve(variant);
        ExampleBuild.deleteTree(work);
        List<String> texts = events.stream().map(ExampleIT::read).toList();
        return runtime.run(zip, function.manifest().handler(), texts, emulator.functionEnvironment(), work);
    }

    private static List<JsonNode> answers(FunctionRun run) {
        return run.results().stream()
                .map(result -> tree("{\"kind\":\"" + result.kind() + "\",\"body\":" + result.body() + "}"))
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + json, e);
        }
    }

    @Test
    void thePackagesAreAtMostAThirdOfWhatSamShips() throws Exception {
        ExampleBuild whole = ExampleBuild.copy("example-whole");
        MavenBuild.Outcome outcome =
                whole.maven(List.of("package", "-Dlambda.shrink=none", "-DskipTests", "-Dlambda.layers=false"));
        assertThat(outcome.exitCode()).as(String.join("\n", outcome.log())).isZero();
        SortedMap<String, BuiltFunction> wholeFunctions = whole.functions();
        long ours = 0;
        long sams = 0;
        System.out.println(
                "function           ours      SAM's layout   whole dependencies in our layout (bytes zipped)");
        for (BuiltFunction function : build.functions().values()) {
            long zipped = Files.size(function.zip());
            long sam = Files.size(function.unshakenZip());
            ours += zipped;
            sams += sam;
            BuiltFunction unshaken = Objects.requireNonNull(
                    wholeFunctions.get(function.manifest().name()));
            System.out.printf(
                    "%-16s %,12d %,12d %,12d%n", function.manifest().name(), zipped, sam, Files.size(unshaken.zip()));
        }
        System.out.printf(Locale.ROOT, "sum              %,12d %,12d  %.1f %%%n", ours, sams, 100.0 * ours / sams);
        assertThat((double) ours / sams).isLessThanOrEqualTo(LARGEST_SHARE_OF_SAM);
    }

    @Test
    void theExampleHasNoKeepRule() throws Exception {
        try (Stream<Path> files = Files.walk(ExampleBuild.EXAMPLE)) {
            List<Path> sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(sources).noneMatch(file -> file.toString().endsWith(".pro"));
            assertThat(sources.stream().filter(file -> file.endsWith("pom.xml")).map(ExampleIT::read))
                    .isNotEmpty()
                    .noneMatch(pom -> pom.contains("keepRule") || pom.contains("exempted"));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
