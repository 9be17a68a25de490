package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedFunction;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Knows what planned functions of a running build have on their class paths, of modules too that are not built yet, and of
 * those that {@code -pl} leaves out: no file is resolved for that.
 */
public final class ReactorResolutions {
    private final Map<ArtifactKey, PackageGoal> goals = new TreeMap<>();
    private final Map<ArtifactKey, List<Artifact>> collected = new TreeMap<>();
    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;

    public ReactorResolutions(MavenSession session, ProjectDependenciesResolver resolver, String pluginKey) {
        this.session = session;
        this.resolver = resolver;
        for (MavenProject project : session.getAllProjects()) {
            PackageGoal.of(project, pluginKey)
                    .ifPresent(goal ->
                            goals.put(new ArtifactKey(project.getGroupId(), project.getArtifactId(), ""), goal));
        }
    }

    /**
     * The functions of the plan, with what their modules have today; without those of modules that are not there.
     *
     * @throws PackagingException when a module's dependencies cannot be collected
     */
    public List<ResolvedFunction> of(LayerPlan plan) throws PackagingException {
        List<ResolvedFunction> functions = new ArrayList<>();
        for (PlannedFunction planned : plan.functions()) {
            PackageGoal goal = goals.get(planned.module());
            if (goal != null) {
                functions.add(resolved(planned, goal));
            }
        }
        return functions;
    }

    private ResolvedFunction resolved(PlannedFunction planned, PackageGoal goal) throws PackagingException {
        GraphFunction function = goal.declared().stream()
                .filter(declared -> declared.name().equals(planned.name()))
                .findFirst()
                .orElseGet(goal::defaults);
        return new ResolvedFunction(
                planned.name(),
                planned.module(),
                artifacts(planned.module(), goal).stream()
                        .map(PackageGoal::coordinates)
                        .filter(function::mayHaveInLayer)
                        .toList());
    }

    private List<Artifact> artifacts(ArtifactKey module, PackageGoal goal) throws PackagingException {
        List<Artifact> known = collected.get(module);
        if (known == null) {
            known = collect(goal.project()).stream().filter(goal::travels).toList();
            collected.put(module, known);
        }
        return known;
    }

    private Set<Artifact> collect(MavenProject project) throws PackagingException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> false);
        try {
            Set<Artifact> artifacts = new LinkedHashSet<>();
            RepositoryUtils.toArtifacts(
                    artifacts,
                    resolver.resolve(request).getDependencyGraph().getChildren(),
                    List.of(project.getArtifact().getId()),
                    null);
            return artifacts;
        } catch (DependencyResolutionException e) {
            throw new PackagingException(
                    "module " + project.getArtifactId(),
                    "its dependencies cannot be collected: " + e.getMessage(),
                    "let the build reach a repository that has them");
        }
    }
}
