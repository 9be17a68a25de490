package io.github.lambdapackager.it.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.it.MavenBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Our builds beside those of other tools, in the same monorepos; {@code -Pbenchmark} runs it, no test does. */
@EnabledIfSystemProperty(named = "benchmark", matches = "builds")
class BenchmarkIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("benchmark");
    private static final List<String> WITHOUT_CACHE = List.of("-Dlambda.cache=false", "-DskipTests", "package");

    private final Settings settings = Settings.read();
    private final MeasuredMaven maven = new MeasuredMaven(WORK.resolve("logs"));

    @Test
    void measure() throws Exception {
        Measurements measurements = new Measurements(WORK.resolve("measurements.tsv"));
        Turns turns = new Turns(maven, measurements, settings);
        fetch();
        for (String part : settings.parts()) {
            switch (part) {
                case "curve" -> curve(turns);
                default -> throw new IllegalArgumentException("-Dbenchmark.parts: there is no part " + part);
            }
        }
    }

    /** Brings what the builds need into the local repository, which are offline then, and into the page cache. */
    private void fetch() throws IOException, InterruptedException {
        Monorepo all = Monorepo.write(WORK.resolve("fetch-all"), 40);
        build(all, "fetch-all", List.of("-DskipTests", "package"));
        Monorepo one = Monorepo.write(WORK.resolve("fetch-one"), 1);
        for (Peer peer : settings.peers()) {
            one.clean();
            List<String> arguments = new ArrayList<>(peer.arguments());
            arguments.addAll(WITHOUT_CACHE);
            build(one, "fetch-" + peer.id(), arguments);
        }
    }

    private void build(Monorepo monorepo, String name, List<String> arguments)
            throws IOException, InterruptedException {
        Usage usage = maven.run(monorepo.folder(), name, "", arguments);
        assertThat(usage.exitCode()).as(String.join("\n", usage.log())).isZero();
    }

    private void curve(Turns turns) throws IOException, InterruptedException {
        for (int functions : settings.functions()) {
            Monorepo monorepo = Monorepo.write(WORK.resolve("curve-" + functions), functions);
            turns.measure(
                    "curve",
                    functions,
                    settings.peers().stream()
                            .map(peer -> Alternative.cold(peer, monorepo, WITHOUT_CACHE))
                            .toList());
        }
    }
}
