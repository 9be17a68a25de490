package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.PlanUpdate;
import io.github.lambdapackager.plugin.reactor.ReactorResolutions;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.SessionData;

/** What the modules of a build share when they mend one plan, be they built at the same time. */
final class BuildWidePlan {
    private static final String LOCK = "io.github.lambdapackager.plan";

    private final MavenSession session;
    private final MojoExecution execution;
    private final ProjectDependenciesResolver dependencies;

    BuildWidePlan(MavenSession session, MojoExecution execution, ProjectDependenciesResolver dependencies) {
        this.session = session;
        this.execution = execution;
        this.dependencies = dependencies;
    }

    PlanUpdate update(Path planFolder) {
        // A module that adds a dependency to the plugin loads its classes a second time: the lock is of the JDK's
        // types, and what the reactor has is kept once for each loading.
        Object lock = shared(LOCK, Object::new);
        ReactorResolutions reactor = (ReactorResolutions) shared(
                ReactorResolutions.class,
                () -> new ReactorResolutions(
                        session, dependencies, execution.getPlugin().getKey()));
        return new PlanUpdate(planFolder, reactor::of, lock);
    }

    private Object shared(Object key, Supplier<Object> fresh) {
        SessionData data = session.getRepositorySession().getData();
        data.set(key, null, fresh.get());
        return data.get(key);
    }
}
