package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.FunctionInvocation;
import io.github.lambdapackager.plugin.build.FunctionLocator;
import io.github.lambdapackager.plugin.build.FunctionLocator.Place;
import io.github.lambdapackager.plugin.build.InvokeRequest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.plugin.reactor.ModuleDependencies;
import io.github.lambdapackager.plugin.reactor.ReactorReader;
import io.github.lambdapackager.plugin.verify.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs one packaged function with one event under Lambda's own runtime client, and shows its log, what it asked AWS, its
 * answer or error, how long a cold start took and how much memory it held.
 *
 * <p>{@code mvn lambda:invoke -Dlambda.function=orders -Dlambda.event=event.json}, in the module or at the root of the
 * repository. The package must be there: {@code mvn package} makes it. Nothing leaves the machine, as in
 * {@code lambda:verify}.
 */
@Mojo(name = "invoke", aggregator = true, threadSafe = true)
public final class InvokeMojo extends FunctionRunMojo {
    /** The function to run. Default: the only one. Example: {@code orders}. */
    @Parameter(property = "lambda.function")
    private @Nullable String function;

    /**
     * The event: a file, relative to where Maven was started or to the module, or the name of a sample event, which is
     * {@code src/test/lambda/<function>/<name>.json}. Default: the first sample event, else one that is made up for the
     * type that the handler takes. Example: {@code event.json}.
     */
    @Parameter(property = "lambda.event")
    private @Nullable String event;

    /** Whether to run the package as it is without shaking. Example: {@code true}. */
    @Parameter(property = "lambda.unshaken", defaultValue = "false")
    private boolean unshakenPackage;

    /**
     * The folder with what the module's functions are run with, relative to the module: {@code <function>/*.json} are
     * events, {@code aws/} and {@code <function>/aws/} hold answers of AWS, {@code environment.properties} and
     * {@code <function>/environment.properties} the functions' variables. Example: {@code src/it/lambda}.
     */
    @Parameter(property = "lambda.verify.events", defaultValue = "src/test/lambda")
    private String events;

    /** Whether the build fails when the function does. Example: {@code false}. */
    @Parameter(property = "lambda.invoke.failOnError", defaultValue = "true")
    private boolean failOnError;

    private final FunctionInvocation invocation;
    private final ProjectDependenciesResolver dependencies;

    @Inject
    InvokeMojo(
            FunctionInvocation invocation,
            ProjectDependenciesResolver dependencies,
            ToolchainManager toolchains,
            RepositorySystem repositories) {
        super(toolchains, repositories);
        this.invocation = invocation;
        this.dependencies = dependencies;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            Map<Path, MavenProject> modules = modules();
            Place place = new FunctionLocator(List.copyOf(modules.keySet())).locate(Optional.ofNullable(function));
            Invocation done = invocation.run(request(place, modules), jdks());
            done.lines().forEach(getLog()::info);
            judge(done);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "invoking failed, " + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("invoking was interrupted", e);
        }
    }

    /** All modules of the build by the folder of their packages. */
    private Map<Path, MavenProject> modules() {
        Map<Path, MavenProject> modules = new LinkedHashMap<>();
        session.getProjects()
                .forEach(module -> modules.put(Path.of(module.getBuild().getDirectory(), "lambda"), module));
        return modules;
    }

    private InvokeRequest request(Place place, Map<Path, MavenProject> modules) throws PackagingException {
        MavenProject owner = modules.getOrDefault(place.output(), project);
        ModuleDependencies resolver = new ModuleDependencies(dependencies, session);
        MavenProject resolved = unshakenPackage ? resolver.resolve(owner) : resolver.resolveProvided(owner);
        FunctionModule module = new ReactorReader(session).read(resolved, place.output());
        return new InvokeRequest(
                request(module, owner.getBasedir().toPath().resolve(events), Set.of(place.function()), 1),
                place.function(),
                Optional.ofNullable(event),
                Path.of(session.getSystemProperties().getProperty("user.dir")),
                unshakenPackage);
    }

    private void judge(Invocation done) throws PackagingException {
        if (failOnError && done.violation().isPresent()) {
            throw new PackagingException(List.of(done.violation().get()));
        }
    }
}
