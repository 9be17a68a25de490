package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FilesByName;
import io.github.lambdapackager.plugin.model.FunctionClasspath;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the folders and jars of a class path; one reader serves a whole build, from any thread. */
public final class ClasspathReader {
    private static final String POM = "pom";

    private final FileMemo<ResolvedArtifact, ClasspathElement> jars;
    private final JarReader jarReader = new JarReader();
    private final Consumer<ResolvedArtifact> parsed;

    public ClasspathReader() {
        this(new FileMemo<>(), artifact -> {});
    }

    private ClasspathReader(FileMemo<ResolvedArtifact, ClasspathElement> jars, Consumer<ResolvedArtifact> parsed) {
        this.jars = jars;
        this.parsed = parsed;
    }

    /** A reader with the same memory that tells of each jar which it has to open. */
    public ClasspathReader telling(Consumer<ResolvedArtifact> listener) {
        return new ClasspathReader(jars, listener);
    }

    /**
     * Everything on the class path, the module first. POMs are left out, and a folder that is not there is empty.
     *
     * @throws PackagingException naming every file that cannot be read or is no sound jar
     */
    public ClasspathContent read(FunctionClasspath classpath) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        List<ClasspathElement> packaged = new ArrayList<>();
        packaged.add(read(classpath.module(), violations));
        packaged.addAll(readAll(classpath.packaged(), violations));
        List<ClasspathElement> provided = readAll(classpath.provided(), violations);
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return new ClasspathContent(packaged, provided);
    }

    /**
     * What is in some jars, which need not be all of a class path.
     *
     * @throws PackagingException naming every file that cannot be read or is no sound jar
     */
    public List<ClasspathElement> readJars(List<ResolvedArtifact> artifacts) throws PackagingException {
        List<Violation> violations = new ArrayList<>();
        List<ClasspathElement> read = readAll(artifacts, violations);
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return read;
    }

    private List<ClasspathElement> readAll(List<ResolvedArtifact> artifacts, List<Violation> violations) {
        return artifacts.stream()
                .filter(artifact -> !artifact.coordinates().extension().equals(POM))
                .map(artifact -> read(artifact, violations))
                .toList();
    }

    private ClasspathElement read(ResolvedArtifact artifact, List<Violation> violations) {
        Path file = artifact.file();
        try {
            if (Files.isDirectory(file)) {
                return element(artifact, readFolder(file));
            }
            if (Files.notExists(file)
                    && !file.toString().endsWith("." + artifact.coordinates().extension())) {
                return element(artifact, new TreeMap<>());
            }
            return jars.get(artifact, file, () -> {
                parsed.accept(artifact);
                return element(artifact, files(artifact, jarReader.read(file)));
            });
        } catch (UnsoundJarException e) {
            violations.add(violation(artifact, String.valueOf(e.getMessage()), e.isHostile()));
        } catch (IOException e) {
            violations.add(violation(artifact, "the file cannot be read: " + FailureReason.of(e), false));
        }
        return element(artifact, new TreeMap<>());
    }

    /** A jar of this build may be written anew while a module still works with what is here. */
    private static FilesByName files(ResolvedArtifact artifact, SortedMap<String, byte[]> entries) {
        return artifact.own() ? FilesByName.copyOf(entries) : StoredJar.of(artifact.file(), entries);
    }

    private static SortedMap<String, byte[]> readFolder(Path folder) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                entries.put(name, Files.readAllBytes(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return entries;
    }

    private static ClasspathElement element(ResolvedArtifact artifact, SortedMap<String, byte[]> entries) {
        ClasspathElement element = new ClasspathElement(artifact, entries, false);
        return JarManifest.of(element).isMultiRelease() ? new ClasspathElement(artifact, entries, true) : element;
    }

    private static Violation violation(ResolvedArtifact artifact, String problem, boolean hostile) {
        return new Violation(
                artifact.coordinates() + " (" + artifact.file() + ")",
                problem,
                hostile ? "take another version of it, or leave it out with <exclusions>" : againRemedy(artifact));
    }

    private static String againRemedy(ResolvedArtifact artifact) {
        String extension = artifact.coordinates().extension();
        if (!extension.equals("jar")) {
            return "a " + extension + " file has no place on a class path: give the dependency the scope provided";
        }
        return artifact.own()
                ? "build that module again with mvn clean package"
                : "delete the folder " + artifact.file().toAbsolutePath().getParent()
                        + ", and Maven downloads it again";
    }
}
