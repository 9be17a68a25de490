package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import io.github.lambdapackager.plugin.reactor.ReactorGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common that look at the modules of a whole build before anything is compiled. */
abstract class ReactorGoal extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    private final RepositorySystem repositories;

    ReactorGoal(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        Path root = root();
        try {
            run(root);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(failure(root) + ": " + e.getMessage(), e);
        }
    }

    /** @param root the folder whose plan it is about */
    abstract void run(Path root) throws PackagingException, IOException;

    /** What it means that files cannot be read or written. */
    abstract String failure(Path root);

    /** The folder whose plan it is about. */
    Path root() {
        return session.getRequest().getMultiModuleProjectDirectory().toPath();
    }

    /** All modules with the graphs of their dependencies. */
    final List<GraphModule> modules() throws PackagingException {
        return new ReactorGraph(session, repositories, execution.getPlugin().getKey()).read();
    }

    /** What is wrong with a parameter. */
    final PackagingException wrong(IllegalArgumentException cause) {
        String goal = execution.getGoal();
        return new PackagingException(
                "lambda:" + goal, String.valueOf(cause.getMessage()), "see mvn lambda:help -Ddetail -Dgoal=" + goal);
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    final RepositorySystem repositories() {
        return repositories;
    }
}
