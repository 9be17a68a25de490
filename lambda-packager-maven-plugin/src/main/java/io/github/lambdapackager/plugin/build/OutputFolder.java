package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.report.ShakingLists;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Tool;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a module's packages lie: {@code target/lambda}. */
final class OutputFolder {
    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    Path manifest() {
        return folder.resolve("manifest.json");
    }

    Path zip(String function) {
        return folder.resolve(function + ".zip");
    }

    Path unshakenZip(String function) {
        return folder.resolve(function + "-unshaken.zip");
    }

    /** What the packages were made of. */
    Path record() {
        return folder.resolve("inputs.txt");
    }

    /** The manifest of one function alone, as it was packaged. */
    Path description(String function) {
        return folder.resolve(function).resolve("function.json");
    }

    /** All that is written of a function. */
    List<Path> files(String function) {
        List<Path> files = new ArrayList<>(List.of(zip(function), description(function)));
        files.addAll(ShakingLists.files(folder.resolve(function)));
        return files;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /**
     * Takes the manifest of the build before away, and what it names of functions that are gone: a build that fails
     * half-way must not leave a manifest that speaks of other bytes.
     *
     * @throws PackagingException naming everything that is in the way
     */
    void startAfresh(Set<String> functions) throws PackagingException, IOException {
        List<Violation> violations = inTheWay(functions);
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        Set<String> gone = new TreeSet<>(functionsBefore());
        gone.removeAll(functions);
        Files.deleteIfExists(manifest());
        Files.deleteIfExists(record());
        for (String function : gone) {
            Files.deleteIfExists(zip(function));
            Files.deleteIfExists(unshakenZip(function));
            Files.deleteIfExists(description(function));
            new ShakingLists().delete(folder.resolve(function));
        }
    }

    private List<Violation> inTheWay(Set<String> functions) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return List.of(inTheWay(folder, "file"));
        }
        List<Path> files = new ArrayList<>(List.of(manifest()));
        functions.stream().sorted().forEach(name -> files.addAll(List.of(zip(name), unshakenZip(name))));
        Stream<Path> folders = functions.stream().sorted().map(folder::resolve);
        return Stream.concat(
                        files.stream().filter(Files::isDirectory).map(file -> inTheWay(file, "folder")),
                        folders.filter(Files::isRegularFile).map(lists -> inTheWay(lists, "file")))
                .toList();
    }

    private static Violation inTheWay(Path path, String kind) {
        return new Violation(
                path.toString(),
                "a " + kind + " of this name is in the way",
                "move it elsewhere, or run mvn clean before the build");
    }

    private List<String> functionsBefore() throws IOException {
        if (!Files.exists(manifest())) {
            return List.of();
        }
        try {
            Manifest manifest = new ManifestReader().read(manifest());
            return manifest.functions().stream().map(ManifestFunction::name).toList();
        } catch (PublishingException e) {
            // Written by another version or cut short: it names nothing that is surely ours.
            return List.of();
        }
    }

    /** Takes what there is of a build that failed away: without a manifest nobody can tell which build they are of. */
    void discard(Set<String> functions) {
        for (String function : functions) {
            // Tells of no failure of its own, for that would hide the one that matters.
            files(function).forEach(file -> file.toFile().delete());
            unshakenZip(function).toFile().delete();
            folder.resolve(function).toFile().delete();
        }
    }

    /** Writes the lists beside a package, and what the manifest says of it. */
    void describe(DeploymentPackage built, ManifestFunction function, Tool tool) throws IOException {
        new ShakingLists().write(built, folder.resolve(function.name()));
        new ManifestWriter().write(new Manifest(tool, List.of(function), List.of()), description(function.name()));
    }

    /** Writes the manifest in one step. */
    void write(Manifest manifest) throws IOException {
        new ManifestWriter().write(manifest, manifest());
    }
}
