package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.Library;
import io.github.lambdapackager.publisher.model.LibraryConsumer;
import io.github.lambdapackager.publisher.model.LibraryFile;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * Reads the shared modules of the monorepo, those that other modules depend on, as they were built: by this build or an
 * earlier one.
 */
public final class LibraryModules {
    private static final List<String> ATTACHED = List.of("sources", "javadoc");
    private static final String SNAPSHOT = "-SNAPSHOT";

    private final MavenSession session;
    private final ModuleDependencies dependencies;
    private final Path work;

    /** @param work a folder for flattened POMs */
    public LibraryModules(MavenSession session, ModuleDependencies dependencies, Path work) {
        this.session = session;
        this.dependencies = dependencies;
        this.work = work;
    }

    /**
     * The libraries with those that they need, each after those.
     *
     * @param wanted artifact ids, or {@code group:artifact}; none: all shared modules
     * @param snapshots whether they may depend on snapshots
     */
    public List<Library> read(List<String> wanted, boolean snapshots) throws PackagingException, IOException {
        Set<MavenProject> chosen = chosen(wanted);
        List<Library> libraries = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (MavenProject project : chosen) {
            libraries.add(library(dependencies.resolve(project), chosen, snapshots, violations));
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return libraries;
    }

    private Set<MavenProject> chosen(List<String> wanted) throws PackagingException {
        List<MavenProject> shared = session.getAllProjects().stream()
                .filter(project -> "jar".equals(project.getPackaging()))
                .filter(project -> session.getAllProjects().stream()
                        .anyMatch(user -> dependency(user, project).isPresent()))
                .toList();
        Set<MavenProject> chosen = new LinkedHashSet<>();
        for (String name : wanted) {
            MavenProject project = session.getAllProjects().stream()
                    .filter(one -> "jar".equals(one.getPackaging()) && isNamed(one, name))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException(
                            "library " + name,
                            "no module of this build with a jar is called so",
                            "name some of "
                                    + shared.stream()
                                            .map(MavenProject::getArtifactId)
                                            .collect(Collectors.joining(", "))));
            addWithNeeded(project, chosen);
        }
        if (wanted.isEmpty()) {
            shared.forEach(project -> addWithNeeded(project, chosen));
        }
        if (chosen.isEmpty()) {
            throw new PackagingException(
                    "lambda:publish-library",
                    "no module of this build is used by another one",
                    "run it at the root of the repository, or name a module: -Dlambda.libraries=<artifact id>");
        }
        return chosen;
    }

    /** Those that it needs come first: modules stand in no such order. */
    private void addWithNeeded(MavenProject project, Set<MavenProject> chosen) {
        if (!chosen.contains(project)) {
            session.getAllProjects().stream()
                    .filter(other -> "jar".equals(other.getPackaging()) && uses(project, other))
                    .forEach(other -> addWithNeeded(other, chosen));
            chosen.add(project);
        }
    }

    private static boolean isNamed(MavenProject project, String name) {
        return name.equals(project.getArtifactId())
                || name.equals(project.getGroupId() + ":" + project.getArtifactId());
    }

    /** As it is built, not in a released version. */
    private static boolean uses(MavenProject user, MavenProject library) {
        return dependency(user, library)
                .filter(dependency -> dependency.getVersion().equals(library.getVersion()))
                .isPresent();
    }

    private static Optional<Dependency> dependency(MavenProject user, MavenProject library) {
        return user.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals(library.getGroupId())
                        && dependency.getArtifactId().equals(library.getArtifactId())
                        && "jar".equals(dependency.getType())
                        && !"test".equals(dependency.getScope()))
                .findFirst();
    }

    private Library library(
            MavenProject project, Set<MavenProject> chosen, boolean snapshots, List<Violation> violations)
            throws IOException {
        FlatPom pom = new FlatPom(project);
        violations.addAll(pom.violations());
        Path jar = built(project, "");
        if (!Files.isRegularFile(jar)) {
            violations.add(new Violation(
                    "library " + project.getArtifactId(), jar + " is missing", "build it first: mvn package"));
        }
        List<String> siblings = chosen.stream()
                .filter(other -> uses(project, other))
                .map(other -> other.getGroupId() + ":" + other.getArtifactId())
                .toList();
        if (!snapshots) {
            violations.addAll(snapshots(project, siblings));
        }
        return new Library(
                Coordinates.jar(project.getGroupId(), project.getArtifactId(), project.getVersion()),
                pom.write(work.resolve(project.getArtifactId()).resolve("flat-pom.xml")),
                jar,
                attached(project),
                project.getArtifacts().stream()
                        .map(artifact -> artifact.getFile().toPath())
                        .toList(),
                siblings,
                consumers(project));
    }

    private static List<Violation> snapshots(MavenProject project, List<String> siblings) {
        return project.getDependencies().stream()
                .filter(dependency -> !"test".equals(dependency.getScope())
                        && dependency.getVersion().endsWith(SNAPSHOT)
                        && !siblings.contains(dependency.getGroupId() + ":" + dependency.getArtifactId()))
                .map(dependency -> new Violation(
                        "library " + project.getArtifactId(),
                        "it depends on the snapshot " + dependency.getGroupId() + ":" + dependency.getArtifactId() + ":"
                                + dependency.getVersion() + ", and a release never changes",
                        "depend on a release, or publish a snapshot: -Dlambda.snapshot"))
                .toList();
    }

    /** What this build attached, or an earlier one left. */
    private static List<LibraryFile> attached(MavenProject project) {
        List<LibraryFile> files = new ArrayList<>();
        for (String classifier : ATTACHED) {
            Path file = project.getAttachedArtifacts().stream()
                    .filter(artifact -> classifier.equals(artifact.getClassifier()))
                    .map(artifact -> artifact.getFile().toPath())
                    .findFirst()
                    .orElseGet(() -> built(project, "-" + classifier));
            if (Files.isRegularFile(file)) {
                files.add(new LibraryFile(classifier, Coordinates.JAR, file));
            }
        }
        return files;
    }

    private static Path built(MavenProject project, String suffix) {
        Artifact artifact = project.getArtifact();
        boolean isPackaged = suffix.isEmpty()
                && artifact.getFile() != null
                && artifact.getFile().isFile();
        return isPackaged
                ? artifact.getFile().toPath()
                : Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + suffix + ".jar");
    }

    private List<LibraryConsumer> consumers(MavenProject library) {
        return session.getAllProjects().stream()
                .flatMap(user -> Stream.of(user)
                        .flatMap(one -> dependency(one, library).stream())
                        .map(dependency -> new LibraryConsumer(
                                user.getArtifactId(),
                                Optional.of(dependency.getVersion())
                                        .filter(version -> !version.equals(library.getVersion())))))
                .toList();
    }
}
