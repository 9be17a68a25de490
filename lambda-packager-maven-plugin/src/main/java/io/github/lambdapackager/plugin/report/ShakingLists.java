package io.github.lambdapackager.plugin.report;

import io.github.lambdapackager.plugin.model.DeploymentPackage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes what stays beside a package, for whoever asks later why a class is in or out.
 *
 * <p>The build id in the first line is also in the zip: it matches a deployed package with its lists.
 */
public final class ShakingLists {
    private static final String KEPT = "kept.txt";
    private static final String REMOVED = "removed.txt";

    /** The files that {@link #write} leaves in the folder. */
    public static List<Path> files(Path folder) {
        return List.of(folder.resolve(KEPT), folder.resolve(REMOVED));
    }

    /** Writes {@code kept.txt} (class and reason) and {@code removed.txt} (classes, members, and resources with the reason) into the folder. */
    public void write(DeploymentPackage built, Path folder) throws IOException {
        List<String> kept = new ArrayList<>();
        built.shaken().kept().forEach((className, reason) -> kept.add(className + " ← " + reason));
        Files.createDirectories(folder);
        write(folder.resolve(KEPT), built.buildId(), kept);
        write(folder.resolve(REMOVED), built.buildId(), built.shaken().removed());
    }

    /** The classes (binary names with dots) of {@code kept.txt}. */
    public Set<String> kept(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(KEPT));
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.replaceFirst(" ← .*", ""))
                .collect(Collectors.toSet());
    }

    /** The lines of {@code removed.txt}: a class, {@code class: member}, or {@code resource of artifact ← reason}. */
    public List<String> removed(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(REMOVED));
        return lines.subList(1, lines.size());
    }

    /** Takes away what {@link #write} wrote, and the folder unless somebody put more into it. */
    public void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(KEPT));
        Files.deleteIfExists(folder.resolve(REMOVED));
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private static void write(Path file, String buildId, List<String> lines) throws IOException {
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            text.append("build ").append(buildId).append('\n');
            for (String line : lines) {
                text.append(line).append('\n');
            }
        }
    }
}
