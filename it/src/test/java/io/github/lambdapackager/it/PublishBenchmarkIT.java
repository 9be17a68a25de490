package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How long a large publish takes, from the start of the program to its end; {@code -Ppublish-benchmark} prints it. */
@EnabledIfSystemProperty(named = "benchmark", matches = "publish")
class PublishBenchmarkIT {
    private static final int LAYERS = 20;
    private static final List<String> REGIONS = List.of(
            "af-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-south-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-2");
    private static final int LAYER_BYTES = 100_000;

    @Test
    void twentyLayersGoToSeventeenRegions() throws Exception {
        Path repository = MavenBuild.TARGET.resolve("work/publish-benchmark");
        ExampleBuild.deleteTree(repository);
        Files.createDirectories(repository.resolve(".mvn"));
        Map<String, String> contents = new TreeMap<>();
        Random random = new Random(1);
        for (int layer = 0; layer < LAYERS; layer++) {
            contents.put("layer-" + layer, randomText(random));
        }
        LayerSamples.manifest(repository.resolve("layers/target/lambda"), contents);

        // The server's own first calls are slow, and nobody's concern.
        try (PacedLambda cold = PacedLambda.start(Duration.ofMillis(50), 15)) {
            publish(new CommandLine(repository, cold.endpoint()));
        }
        Files.delete(repository.resolve("layers/target/lambda/layer-journal.jsonl"));
        try (PacedLambda lambda = PacedLambda.start(Duration.ofMillis(50), 15)) {
            CommandLine shell = new CommandLine(repository, lambda.endpoint());
            measure("new", lambda, shell);
            measure("unchanged", lambda, shell);
            Files.delete(repository.resolve("layers/target/lambda/layer-journal.jsonl"));
            measure("unchanged, without the journal", lambda, shell);
        }
    }

    private static void measure(String what, PacedLambda lambda, CommandLine shell) throws Exception {
        long begun = System.nanoTime();
        CommandLine.Outcome outcome = publish(shell);
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(" 0 failed");
        PacedLambda.Load load = lambda.takeLoad();
        double imposed = (load.mostCallsOfARegion() - 1) / 15.0;
        System.out.printf(
                Locale.ROOT,
                "%s: %d layers, %d Regions, %d calls, %d of them throttled: %.1f s; the limit imposes %.1f s; ratio %.2f%n",
                what,
                LAYERS,
                REGIONS.size(),
                load.calls(),
                load.throttled(),
                seconds,
                imposed,
                seconds / imposed);
    }

    private static CommandLine.Outcome publish(CommandLine shell) throws Exception {
        return shell.publisher("publish", "--region", String.join(",", REGIONS), "--grant", "222222222222");
    }

    /** It does not get smaller in a zip. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(LAYER_BYTES, ' ', '~').forEach(code -> text.append((char) code));
        return text.toString();
    }
}
