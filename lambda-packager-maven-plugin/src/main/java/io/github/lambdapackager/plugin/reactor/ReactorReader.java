package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.FunctionClasspath;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Reads a module of a running build into the model.
 *
 * <p><b>Order.</b> {@code project.getArtifacts()} is in the order that Maven gives to the runtime class path, and so to
 * the team's tests.
 *
 * <p><b>Own code.</b> An artifact is the team's own when its group is that of the module or of one of the module's parents
 * in the source tree, or when it is a project of the session. The group decides first, and the session is asked for all
 * its projects, not only for those that are built: a build with {@code -pl}, which finds the other modules in the local
 * repository, must give the same bytes. Parents from a repository (a company's or Spring Boot's) say nothing about who
 * wrote the code.
 */
public final class ReactorReader {
    private static final String LAMBDA = "com.amazonaws";

    // The managed runtime loads these from the parent class loader, whatever the package holds.
    private static final Set<String> BROUGHT_BY_LAMBDA =
            Set.of("aws-lambda-java-core", "aws-lambda-java-runtime-interface-client", "aws-lambda-java-serialization");

    private final MavenSession session;

    public ReactorReader(MavenSession session) {
        this.session = session;
    }

    /** The project with its resolved artifacts; those of scope system and test do not travel and are no class path. */
    public FunctionModule read(MavenProject project, Path outputDirectory) {
        Set<String> ownGroups = ownGroups(project);
        Set<String> ownProjects = new HashSet<>();
        session.getAllProjects().forEach(other -> ownProjects.add(key(other.getGroupId(), other.getArtifactId())));
        List<ResolvedArtifact> packaged = new ArrayList<>();
        List<ResolvedArtifact> provided = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            // Poms, zips and the like are no class path.
            if (!artifact.getArtifactHandler().isAddedToClasspath()) {
                continue;
            }
            boolean own = ownGroups.contains(artifact.getGroupId())
                    || ownProjects.contains(key(artifact.getGroupId(), artifact.getArtifactId()));
            ResolvedArtifact resolved = resolved(artifact, own);
            if (isProvided(artifact)) {
                provided.add(resolved);
            } else if (isRuntime(artifact)) {
                packaged.add(resolved);
            }
        }
        return new FunctionModule(
                project.getBasedir().toPath(),
                outputDirectory,
                new FunctionClasspath(module(project), packaged, provided));
    }

    /** The groups of the module and of its parents in the source tree. */
    static Set<String> ownGroups(MavenProject project) {
        Set<String> groups = new HashSet<>();
        MavenProject ancestor = project;
        // A parent from a repository has no file in the source tree.
        while (ancestor != null && ancestor.getFile() != null) {
            groups.add(ancestor.getGroupId());
            ancestor = ancestor.getParent();
        }
        return groups;
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }

    private static ResolvedArtifact resolved(Artifact artifact, boolean own) {
        String classifier = artifact.hasClassifier() ? artifact.getClassifier() : "";
        // The base version: a time-stamped snapshot must not change the bytes' description from machine to machine.
        Coordinates coordinates = new Coordinates(
                artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(), classifier, "jar");
        return new ResolvedArtifact(coordinates, artifact.getFile().toPath(), own);
    }

    private static boolean isProvided(Artifact artifact) {
        return Artifact.SCOPE_PROVIDED.equals(artifact.getScope())
                || (isBroughtByLambda(artifact) && isRuntime(artifact));
    }

    /** Whether the managed runtime brings it, whatever the package holds. */
    static boolean isBroughtByLambda(Artifact artifact) {
        return LAMBDA.equals(artifact.getGroupId()) && BROUGHT_BY_LAMBDA.contains(artifact.getArtifactId());
    }

    private static boolean isRuntime(Artifact artifact) {
        return Artifact.SCOPE_COMPILE.equals(artifact.getScope()) || Artifact.SCOPE_RUNTIME.equals(artifact.getScope());
    }

    private static ResolvedArtifact module(MavenProject project) {
        Coordinates coordinates =
                new Coordinates(project.getGroupId(), project.getArtifactId(), project.getVersion(), "", "jar");
        return new ResolvedArtifact(coordinates, Path.of(project.getBuild().getOutputDirectory()), true);
    }
}
