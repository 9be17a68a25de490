package io.github.lambdapackager.publisher.manifest;

import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the one manifest of a repository that has layers: {@code <module>/target/lambda/manifest.json}. */
public final class ManifestLocator {
    private static final Path MANIFEST = Path.of("target", "lambda", "manifest.json");
    private static final Path TARGET = Path.of("target");
    private static final Set<String> ROOT_MARKS = Set.of("lambda-layers.json", ".mvn", ".git");
    private static final Set<String> NOT_MODULES = Set.of("src", "node_modules");

    /** The nearest folder, from this one upwards, that looks like the root of a repository; else this one. */
    public static Path root(Path start) {
        Path folder = start.toAbsolutePath().normalize();
        return Stream.iterate(
                        Optional.of(folder),
                        Optional::isPresent,
                        above -> above.flatMap(one -> Optional.ofNullable(one.getParent())))
                .map(Optional::orElseThrow)
                .filter(above -> ROOT_MARKS.stream().anyMatch(mark -> Files.exists(above.resolve(mark))))
                .findFirst()
                .orElse(folder);
    }

    /**
     * The manifest below the root of a repository.
     *
     * @throws PublishingException when there is none with layers, or more than one
     */
    public Path find(Path root) throws PublishingException, IOException {
        List<Path> found = new ArrayList<>();
        for (Path manifest : manifests(root)) {
            if (!new ManifestReader().read(manifest).layers().isEmpty()) {
                found.add(manifest);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new PublishingException(
                    "manifest",
                    "no module below " + root + " has a target/lambda/manifest.json with layers",
                    "run mvn package first, or name the file: layer-publisher publish <manifest>, or -Dlambda.manifest");
        }
        throw new PublishingException(
                "manifest",
                "several modules below " + root + " have layers: "
                        + found.stream()
                                .map(root::relativize)
                                .map(Path::toString)
                                .collect(Collectors.joining(", ")),
                "name one: layer-publisher publish <manifest>, or -Dlambda.manifest");
    }

    private static List<Path> manifests(Path root) throws IOException {
        List<Path> manifests = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                if (!folder.equals(root) && (name.startsWith(".") || NOT_MODULES.contains(name))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (folder.endsWith(TARGET)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path manifest = folder.resolve(MANIFEST);
                if (Files.isRegularFile(manifest)) {
                    manifests.add(manifest);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return manifests.stream().sorted().toList();
    }
}
