package io.github.lambdapackager.it;

import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A copy of the example monorepo, built by a real Maven with our plugin from this build. */
final class ExampleBuild {
    private static final Path IT = Path.of(System.getProperty("it.directory"));
    static final Path EXAMPLE = IT.resolveSibling("examples").resolve("monorepo");

    private final Path folder;

    /** A function as its module's manifest describes it. */
    record BuiltFunction(ManifestFunction manifest, Path module) {
        Path zip() {
            return module.resolve("target/lambda").resolve(manifest.name() + ".zip");
        }

        Path unshakenZip() {
            return module.resolve("target/lambda").resolve(manifest.name() + "-unshaken.zip");
        }
    }

    private ExampleBuild(Path folder) {
        this.folder = folder;
    }

    /** Copies the sources, without anything built, into a folder of its own. */
    static ExampleBuild copy(String name) throws IOException {
        Path folder = MavenBuild.TARGET.resolve("work").resolve(name);
        deleteTree(folder);
        copyTree(EXAMPLE, folder, path -> !path.toString().matches("(.*/)?target(/.*)?"));
        return new ExampleBuild(folder);
    }

    static void copyTree(Path from, Path to, java.util.function.Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (wanted.test(relative)) {
                    Path target = to.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    /** What an earlier run left. */
    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    MavenBuild.Outcome maven(List<String> arguments) throws IOException, MavenInvocationException {
        return maven(MavenBuild.MAVEN_HOME, arguments, request -> {});
    }

    MavenBuild.Outcome maven(Path mavenHome, List<String> arguments, Consumer<InvocationRequest> settings)
            throws IOException, MavenInvocationException {
        return MavenBuild.run(folder, mavenHome, arguments, settings);
    }

    SortedMap<String, BuiltFunction> functions() throws IOException, PublishingException {
        SortedMap<String, BuiltFunction> functions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path manifest : files.filter(file -> file.endsWith("target/lambda/manifest.json"))
                    .toList()) {
                Path module = manifest.resolve("../../..").normalize();
                for (ManifestFunction function :
                        new ManifestReader().read(manifest).functions()) {
                    // The layers module describes the functions of all others once more.
                    if (!function.zip().file().startsWith("../")) {
                        functions.put(function.name(), new BuiltFunction(function, module));
                    }
                }
            }
        }
        return functions;
    }

    SortedMap<String, String> digests() throws IOException, PublishingException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, BuiltFunction> function : functions().entrySet()) {
            digests.put(function.getKey(), function.getValue().manifest().zip().sha256());
        }
        return digests;
    }
}
