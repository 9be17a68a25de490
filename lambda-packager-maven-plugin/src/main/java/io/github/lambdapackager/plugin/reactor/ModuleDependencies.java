package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.PackagingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a module's class path for a goal that is run alone: Maven itself would take the modules that it depends on from
 * the local repository, where they need not be.
 */
public final class ModuleDependencies {
    private static final String LAMBDAS_OWN = "com.amazonaws";

    private final ProjectDependenciesResolver resolver;
    private final MavenSession session;

    public ModuleDependencies(ProjectDependenciesResolver resolver, MavenSession session) {
        this.resolver = resolver;
        this.session = session;
    }

    /**
     * What a package needs that is shaken already: no more than the artifacts of scope provided, and where there are none,
     * nothing is resolved.
     *
     * @throws PackagingException when one of them cannot be had
     */
    public MavenProject resolveProvided(MavenProject project) throws PackagingException {
        boolean any = project.getDependencies().stream()
                .anyMatch(dependency ->
                        "provided".equals(dependency.getScope()) && !LAMBDAS_OWN.equals(dependency.getGroupId()));
        return any ? resolve(project) : project;
    }

    /**
     * A copy of the project with its artifacts, in the order of Maven's class path.
     *
     * @throws PackagingException when one of them cannot be had
     */
    public MavenProject resolve(MavenProject project) throws PackagingException {
        DefaultRepositorySystemSession siblings = new DefaultRepositorySystemSession(session.getRepositorySession());
        siblings.setWorkspaceReader(
                new SiblingModules(session.getRepositorySession().getWorkspaceReader(), session.getAllProjects()));
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, siblings);
        request.setResolutionFilter((node, parents) -> !isTest(node.getDependency()));
        try {
            MavenProject resolved = project.clone();
            resolved.setArtifacts(artifacts(project, resolver.resolve(request)));
            return resolved;
        } catch (DependencyResolutionException e) {
            throw new PackagingException(
                    "module " + project.getArtifactId(),
                    "its dependencies cannot be resolved: " + e.getMessage(),
                    "run the goal from the root of the repository with -pl :" + project.getArtifactId()
                            + ", after mvn package");
        }
    }

    private static boolean isTest(@Nullable Dependency dependency) {
        return dependency != null && "test".equals(dependency.getScope());
    }

    /** As Maven itself turns its graph into a project's artifacts. */
    private static Set<Artifact> artifacts(MavenProject project, DependencyResolutionResult result) {
        DependencyNode graph = result.getDependencyGraph();
        Set<Artifact> artifacts = new LinkedHashSet<>();
        RepositoryUtils.toArtifacts(
                artifacts, graph.getChildren(), List.of(project.getArtifact().getId()), null);
        artifacts.removeIf(artifact -> artifact.getFile() == null);
        return artifacts;
    }
}
