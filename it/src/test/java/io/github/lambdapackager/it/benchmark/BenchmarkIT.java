package io.github.lambdapackager.it.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lambdapackager.it.MavenBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Our builds beside those of other tools, in the same monorepos; {@code -Pbenchmark} runs it, no test does. */
@EnabledIfSystemProperty(named = "benchmark", matches = "builds")
class BenchmarkIT {
    private static final Path WORK = MavenBuild.TARGET.resolve("benchmark");
    private static final List<String> WITHOUT_CACHE = List.of("-Dlambda.cache=false", "-DskipTests", "package");
    private static final Path CACHE = WORK.resolve("cache");

    /** The corpus, whose POM the monorepos have, skips them. */
    private static final List<String> WITH_TESTS =
            List.of("-Dlambda.cacheDirectory=" + CACHE, "-Dmaven.test.skip=false", "package");

    private static final List<String> AS_USUAL = List.of("-Dlambda.cacheDirectory=" + CACHE, "-DskipTests", "package");

    private final Settings settings = Settings.read();
    private final MeasuredMaven maven = new MeasuredMaven(WORK.resolve("logs"));

    @Test
    void measure() throws Exception {
        System.out.println(Machine.describe());
        if (Peer.R8_JAR.isEmpty()) {
            System.out.println("r8 is skipped: name the jar of com.android.tools:r8 with -Dbenchmark.r8=...");
        }
        Measurements measurements = new Measurements(WORK.resolve("measurements.tsv"));
        Turns turns = new Turns(maven, measurements, settings);
        if (!settings.parts().equals(List.of("page"))) {
            fetch();
        }
        // What an earlier benchmark built must not help this one.
        FileUtils.deleteDirectory(CACHE.toFile());
        for (String part : settings.parts()) {
            switch (part) {
                case "curve" -> curve(turns);
                case "threads" -> threads(turns);
                case "nochange" -> unchanged(turns);
                case "oneline" -> oneLine(turns);
                case "memory" -> memory(turns);
                case "runs" -> runs(measurements);
                case "page" -> {}
                default -> throw new IllegalArgumentException("-Dbenchmark.parts: there is no part " + part);
            }
            page(measurements);
        }
    }

    /** All that was measured so far, as the page of the documentation or, where that is not wanted, beside the figures. */
    private void page(Measurements measurements) throws IOException {
        Path docs =
                settings.page() ? Path.of(System.getProperty("it.directory")).resolveSibling("docs") : WORK;
        Files.writeString(docs.resolve("performance.md"), new PerformancePage(measurements, Machine.describe()).text());
        Files.writeString(docs.resolve("performance.svg"), new CostCurve(measurements).svg());
    }

    /** Brings what the builds need into the local repository, which are offline then, and into the page cache. */
    private void fetch() throws IOException, InterruptedException {
        Monorepo all = Monorepo.write(WORK.resolve("fetch-all"), 40);
        Path fetched = WORK.resolve("fetched.txt");
        if (!Files.exists(fetched) || !Files.readString(fetched).equals(all.poms())) {
            build(all, "fetch-all", AS_USUAL);
            Files.writeString(fetched, all.poms());
        }
        Monorepo one = Monorepo.write(WORK.resolve("fetch-one"), 1);
        for (Peer peer : settings.peers()) {
            one.clean();
            build(one, "fetch-" + peer.id(), of(peer, WITHOUT_CACHE));
        }
    }

    private static List<String> of(Peer peer, List<String> arguments) {
        List<String> all = new ArrayList<>(peer.arguments());
        all.addAll(arguments);
        return all;
    }

    private Usage build(Monorepo monorepo, String name, List<String> arguments)
            throws IOException, InterruptedException {
        Usage usage = maven.run(monorepo.folder(), name, "", arguments);
        assertThat(usage.exitCode()).as(usage.story()).isZero();
        return usage;
    }

    /** Everything is built, in monorepos of several sizes. */
    private void curve(Turns turns) throws IOException, InterruptedException {
        for (int functions : settings.functions()) {
            Monorepo monorepo = Monorepo.write(WORK.resolve("curve-" + functions), functions);
            List<Alternative> alternatives = new ArrayList<>();
            for (Peer peer : settings.peers()) {
                alternatives.add(Alternative.cold(peer.id(), peer, monorepo, WITHOUT_CACHE));
            }
            turns.measure("curve", functions, alternatives);
        }
    }

    /** The same on one thread and on two. */
    private void threads(Turns turns) throws IOException, InterruptedException {
        int functions = settings.size("threads", 10);
        Monorepo monorepo = Monorepo.write(WORK.resolve("threads"), functions);
        List<String> twoThreads = new ArrayList<>(WITHOUT_CACHE);
        twoThreads.add("-T2");
        List<Alternative> alternatives = new ArrayList<>();
        for (Peer peer : settings.peers()) {
            alternatives.add(Alternative.cold(peer.id(), peer, monorepo, WITHOUT_CACHE));
            alternatives.add(Alternative.cold(peer.id() + " -T2", peer, monorepo, twoThreads));
        }
        turns.measure("threads", functions, alternatives);
    }

    /** Nothing has changed since the build before. */
    private void unchanged(Turns turns) throws IOException, InterruptedException {
        int functions = settings.size("nochange", 100);
        Monorepo monorepo = Monorepo.write(WORK.resolve("nochange"), functions);
        build(monorepo, "nochange-first", of(Peer.OURS, AS_USUAL));
        turns.measure("nochange", functions, unchanged(monorepo, AS_USUAL));
        monorepo.addTests();
        build(monorepo, "nochange-tested", of(Peer.OURS, WITH_TESTS));
        turns.measure("tested", functions, unchanged(monorepo, WITH_TESTS));
    }

    private static List<Alternative> unchanged(Monorepo monorepo, List<String> arguments) {
        return List.of(
                new Alternative("none", Peer.NONE, monorepo, turn -> {}, "", arguments),
                new Alternative("ours", Peer.OURS, monorepo, turn -> {}, "", arguments));
    }

    /** A line of one function changes. */
    private void oneLine(Turns turns) throws IOException, InterruptedException {
        for (int functions : settings.sizes("oneline", "2,10")) {
            List<Alternative> alternatives = new ArrayList<>();
            for (Peer peer : settings.peers()) {
                if (peer == Peer.SHADE) {
                    continue;
                }
                Monorepo monorepo = Monorepo.write(WORK.resolve("oneline-" + functions + "-" + peer.id()), functions);
                build(monorepo, "oneline-first-" + peer.id(), of(peer, AS_USUAL));
                alternatives.add(new Alternative(peer.id(), peer, monorepo, monorepo::change, "", AS_USUAL));
            }
            turns.measure("oneline", functions, alternatives);
        }
    }

    /** 100 MB of jars a function, in four groups of versions, and a heap of 1 GB. */
    private void memory(Turns turns) throws IOException, InterruptedException {
        int functions = settings.size("memory", 100);
        Monorepo monorepo = Monorepo.writeLarge(WORK.resolve("memory"), functions);
        build(monorepo, "memory-fetch", AS_USUAL);
        turns.measureOnce(
                "memory",
                functions,
                new Alternative("ours", Peer.OURS, monorepo, turn -> monorepo.clean(), "-Xmx1g", WITHOUT_CACHE));
    }

    /** Whether packages do what the whole functions do. */
    private void runs(Measurements measurements) throws IOException, InterruptedException {
        int functions = settings.size("runs", 10);
        Monorepo monorepo = Monorepo.write(WORK.resolve("runs"), functions);
        PackageRuns runs = new PackageRuns(WORK.resolve("run"));
        build(monorepo, "runs-whole", of(Peer.OURS, List.of("-Dlambda.unshaken=true", "-DskipTests", "package")));
        List<List<JsonNode>> whole = new ArrayList<>();
        for (Path module : monorepo.modules()) {
            whole.add(runs.run(module, module.resolve("target/lambda/" + module.getFileName() + "-unshaken.zip")));
        }
        measurements.begin("runs", functions);
        for (Peer peer : settings.peers()) {
            if (peer == Peer.NONE) {
                continue;
            }
            monorepo.clean();
            Usage usage = build(monorepo, "runs-" + peer.id(), of(peer, WITHOUT_CACHE));
            String note = compared(monorepo, peer, runs, whole);
            long bytes = monorepo.deployedBytes(peer);
            measurements.add(Measurement.of("runs", functions, peer.id(), 1, usage, Machine.load(), bytes, note));
            System.out.printf(Locale.ROOT, "runs      %4d functions: %-9s %s%n", functions, peer.id(), note);
        }
    }

    private static String compared(Monorepo monorepo, Peer peer, PackageRuns runs, List<List<JsonNode>> whole)
            throws IOException, InterruptedException {
        List<String> different = new ArrayList<>();
        for (int number = 0; number < whole.size(); number++) {
            Path module = monorepo.modules().get(number);
            if (!runs.run(module, peer.deployed(module)).equals(whole.get(number))) {
                different.add(module.getFileName().toString());
            }
        }
        return (whole.size() - different.size()) + " of " + whole.size() + " equal"
                + (different.isEmpty() ? "" : ", not " + String.join(", ", different));
    }
}
