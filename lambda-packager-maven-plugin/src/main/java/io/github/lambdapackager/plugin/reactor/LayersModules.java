package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.Violation;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/** Knows the modules of a build that make layers and merge manifests. */
public final class LayersModules {
    private static final String GOAL = "layers";

    private final MavenSession session;
    private final Plugin plugin;

    /** @param plugin this plugin */
    public LayersModules(MavenSession session, Plugin plugin) {
        this.session = session;
        this.plugin = plugin;
    }

    /** That a module with functions is not a dependency of a layers module of the build, which so may come too early. */
    public List<Violation> lacking(MavenProject functions) {
        return all().stream()
                .filter(project -> project.getDependencies().stream()
                        .noneMatch(dependency -> dependency.getGroupId().equals(functions.getGroupId())
                                && dependency.getArtifactId().equals(functions.getArtifactId())))
                .map(project -> violation(project, functions))
                .toList();
    }

    /** Every module with functions asks for them, and they stay the same. */
    private List<MavenProject> all() {
        SessionData data = session.getRepositorySession().getData();
        String key = LayersModules.class.getName();
        if (data.get(key) instanceof List<?> known) {
            return known.stream().map(MavenProject.class::cast).toList();
        }
        List<MavenProject> all =
                session.getProjects().stream().filter(this::makesLayers).toList();
        data.set(key, all);
        return all;
    }

    private boolean makesLayers(MavenProject project) {
        Plugin declared = project.getPlugin(plugin.getKey());
        return declared != null
                && declared.getExecutions().stream()
                        .anyMatch(execution ->
                                execution.getGoals().contains(GOAL) && !"none".equals(execution.getPhase()));
    }

    private static Violation violation(MavenProject layers, MavenProject functions) {
        return new Violation(
                "module " + layers.getArtifactId(),
                "it does not depend on " + functions.getGroupId() + ":" + functions.getArtifactId()
                        + ", whose functions would be missing in its manifest",
                "add to the dependencies in " + layers.getFile() + ": <dependency><groupId>" + functions.getGroupId()
                        + "</groupId><artifactId>" + functions.getArtifactId() + "</artifactId><version>"
                        + functions.getVersion() + "</version><type>pom</type></dependency>");
    }
}
