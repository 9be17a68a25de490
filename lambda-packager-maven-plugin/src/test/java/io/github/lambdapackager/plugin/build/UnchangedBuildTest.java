package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.FunctionClasspath;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.Handler;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.model.ShrinkMode;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.plugin.report.BuildCounts;
import io.github.lambdapackager.plugin.report.FunctionRow;
import io.github.lambdapackager.plugin.report.FunctionRow.Origin;
import io.github.lambdapackager.plugin.report.ModuleRow;
import io.github.lambdapackager.plugin.shake.Workbench;
import io.github.lambdapackager.publisher.model.Architecture;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages two functions of one module again and again. */
class UnchangedBuildTest {
    private static final BuildCounts NOTHING = new BuildCounts(0, 0, 0);

    @TempDir
    Path folder;

    @TempDir
    Path javac;

    private final List<FunctionDeclaration> declared = new ArrayList<>();
    private long cacheBytes = 10_000_000;
    private SortedMap<String, byte[]> library = new TreeMap<>();

    @BeforeEach
    void write() throws IOException {
        library = Workbench.compile(
                javac,
                Map.of("lib.Till", "package lib; public class Till { public static int sum(int a) { return a; } }"));
        writeJar(library, 0);
        compile("3");
        declared.add(function("buy", List.of()));
        declared.add(function("sell", List.of()));
    }

    private void compile(String price) throws IOException {
        Map<String, byte[]> classes = Workbench.compile(
                javac,
                Map.of(
                        "shop.Buy",
                        "package shop; public class Buy { public int handle(String s) { return lib.Till.sum(" + price
                                + "); } }",
                        "shop.Sell",
                        "package shop; public class Sell { public int handle(String s) { return lib.Till.sum(4); } }"),
                library);
        for (var entry : classes.entrySet()) {
            Path file = folder.resolve("classes").resolve(entry.getKey());
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, entry.getValue());
        }
    }

    private void writeJar(SortedMap<String, byte[]> entries, long time) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("till.jar"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (var entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setLastModifiedTime(FileTime.from(Instant.ofEpochSecond(1_600_000_000 + time)));
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
    }

    private static FunctionDeclaration function(String name, List<String> rules) {
        return new FunctionDeclaration(
                Optional.of(name),
                Optional.of(new Handler(
                        "shop." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), "handle")),
                Optional.of(LambdaRuntime.JAVA17),
                Architecture.X86_64,
                ShrinkMode.MEMBERS,
                rules.stream().map(rule -> new UserRules("pom.xml", rule)).toList(),
                List.of(),
                List.of());
    }

    private BuildReport build(boolean reuse) throws Exception {
        return new FunctionBuild()
                .run(new PackageRequest(
                        new FunctionModule(
                                folder,
                                folder.resolve("lambda"),
                                new FunctionClasspath(
                                        artifact("orders", folder.resolve("classes")),
                                        List.of(artifact("till", folder.resolve("till.jar"))),
                                        List.of())),
                        new Tool("lambda-packager-maven-plugin", "1"),
                        declared,
                        function("buy", List.of()),
                        new ShrinkOverride(Optional.empty(), Set.of()),
                        false,
                        () -> ReachabilityMetadata.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        RuleSources.ALL,
                        false,
                        new Reuse(reuse, folder.resolve("cache"), cacheBytes, "first")));
    }

    private static ResolvedArtifact artifact(String name, Path file) {
        return new ResolvedArtifact(new Coordinates("com.example", name, "1", "", "jar"), file, true);
    }

    private static List<Origin> origins(BuildReport report) {
        return report.row().functions().stream().map(FunctionRow::origin).toList();
    }

    private SortedMap<String, byte[]> outputs() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve("lambda"))) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("inputs.txt"))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void clean() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("lambda"))) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
    }

    private Path cacheEntry() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
            return all.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void whatIsUnchangedIsNotTouched() throws Exception {
        assertThat(build(true).row().counts()).isEqualTo(new BuildCounts(1, 2, 2));
        SortedMap<String, byte[]> first = outputs();
        FileTime written = Files.getLastModifiedTime(folder.resolve("lambda/buy.zip"));
        FileTime described = Files.getLastModifiedTime(folder.resolve("lambda/manifest.json"));

        BuildReport second = build(true);

        assertThat(second.row().counts()).isEqualTo(NOTHING);
        assertThat(origins(second)).containsExactly(Origin.UNCHANGED, Origin.UNCHANGED);
        assertThat(outputs()).containsExactlyEntriesOf(first);
        assertThat(Files.getLastModifiedTime(folder.resolve("lambda/buy.zip"))).isEqualTo(written);
        assertThat(Files.getLastModifiedTime(folder.resolve("lambda/manifest.json")))
                .isEqualTo(described);
    }

    @Test
    void whatIsToldOfAnUnchangedFunctionIsWhatWasToldOfItBefore() throws Exception {
        BuildReport first = build(true);

        BuildReport second = build(true);

        assertThat(second.zips()).isEqualTo(first.zips());
        assertThat(second.warnings()).isEqualTo(first.warnings());
        assertThat(second.row().functions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin", "time")
                .containsExactlyElementsOf(first.row().functions());
    }

    @Test
    void aManifestThatSomethingElseChangedIsWrittenAgain() throws Exception {
        build(true);
        SortedMap<String, byte[]> first = outputs();
        Path manifest = folder.resolve("lambda/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("members", "MEMBERS"));

        assertThat(build(true).row().counts()).isEqualTo(NOTHING);
        assertThat(outputs()).containsExactlyEntriesOf(first);
        Files.delete(manifest);

        assertThat(build(true).row().counts()).isEqualTo(NOTHING);
        assertThat(outputs()).containsExactlyEntriesOf(first);
    }

    @Test
    void aClassOfTheSameSizeAndTimeIsSeen() throws Exception {
        cacheBytes = 0;
        Path file = folder.resolve("classes/shop/Buy.class");
        FileTime time = FileTime.from(Instant.now().minusSeconds(3600));
        Files.setLastModifiedTime(file, time);
        long size = Files.size(file);
        build(true);
        compile("5");
        Files.setLastModifiedTime(file, time);
        assertThat(file).hasSize(size);

        assertThat(origins(build(true))).containsExactly(Origin.BUILT, Origin.BUILT);
    }

    @Test
    void aModuleWithoutFunctionsIsUnchangedToo() throws Exception {
        declared.clear();
        Files.delete(folder.resolve("classes/shop/Buy.class"));
        Files.delete(folder.resolve("classes/shop/Sell.class"));
        build(true);

        assertThat(build(true).row()).isEqualTo(new ModuleRow(List.of(), NOTHING));
    }

    @Test
    void aJarOfTheBuildThatOnlyHasOtherTimeStampsIsUnchanged() throws Exception {
        build(true);
        SortedMap<String, byte[]> first = outputs();
        writeJar(library, 60);

        BuildReport second = build(true);

        assertThat(second.row().counts()).isEqualTo(new BuildCounts(1, 0, 0));
        clean();
        build(false);
        assertThat(outputs()).containsExactlyEntriesOf(first);
    }

    @Test
    void aChangedClassIsSeenAndNamed() throws Exception {
        cacheBytes = 0;
        build(true);
        compile("5");

        BuildReport second = build(true);

        assertThat(origins(second)).containsExactly(Origin.BUILT, Origin.BUILT);
        assertThat(second.notes()).contains("changed since the build before: the module's classes");
    }

    @Test
    void aRuleForOneFunctionBuildsThatFunctionAlone() throws Exception {
        build(true);
        declared.set(1, function("sell", List.of("-keep class lib.Till { *; }")));

        BuildReport second = build(true);

        assertThat(origins(second)).containsExactly(Origin.UNCHANGED, Origin.BUILT);
        assertThat(second.notes()).contains("changed since the build before: the configuration");
    }

    @Test
    void aDamagedPackageIsMadeAgain() throws Exception {
        cacheBytes = 0;
        build(true);
        SortedMap<String, byte[]> first = outputs();
        Files.write(folder.resolve("lambda/buy.zip"), new byte[] {1, 2, 3});
        Files.delete(folder.resolve("lambda/sell/kept.txt"));

        BuildReport second = build(true);

        assertThat(origins(second)).containsExactly(Origin.BUILT, Origin.BUILT);
        assertThat(second.notes())
                .contains("buy: buy.zip is no longer as it was written", "sell: sell/kept.txt is gone");
        assertThat(outputs()).containsExactlyEntriesOf(first);
    }

    @Test
    void aCleanBuildTakesFromTheCacheWhatABuildWithoutOneMakes() throws Exception {
        build(true);
        clean();

        BuildReport cached = build(true);

        assertThat(cached.row().counts()).isEqualTo(new BuildCounts(1, 0, 2));
        assertThat(origins(cached)).containsExactly(Origin.CACHED, Origin.CACHED);
        SortedMap<String, byte[]> taken = outputs();
        clean();
        build(false);
        assertThat(outputs()).containsExactlyEntriesOf(taken);
    }

    @Test
    void aDamagedCacheEntryIsMadeAgain() throws Exception {
        build(true);
        SortedMap<String, byte[]> first = outputs();
        clean();
        Path entry = cacheEntry();
        byte[] content = Files.readAllBytes(entry);
        content[content.length - 1] ^= 1;
        Files.write(entry, content);

        BuildReport second = build(true);

        assertThat(origins(second)).containsExactlyInAnyOrder(Origin.CACHED, Origin.BUILT);
        assertThat(outputs()).containsExactlyEntriesOf(first);
        clean();
        assertThat(origins(build(true))).containsExactly(Origin.CACHED, Origin.CACHED);
    }

    @Test
    void whatIsNotToBeReusedIsNotRemembered() throws Exception {
        build(false);

        assertThat(folder.resolve("lambda/inputs.txt")).doesNotExist();
        assertThat(folder.resolve("cache")).doesNotExist();
        assertThat(origins(build(true))).containsExactly(Origin.BUILT, Origin.BUILT);
    }
}
