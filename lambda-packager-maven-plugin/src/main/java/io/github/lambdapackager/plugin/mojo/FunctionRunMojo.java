package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.VerifyRequest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.reactor.PlanFolder;
import io.github.lambdapackager.plugin.resolve.RuntimeResolver;
import io.github.lambdapackager.publisher.model.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that run functions for a developer: the same settings as {@code lambda:verify}. */
abstract class FunctionRunMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** How long one event may take, in seconds. Example: {@code 300}. */
    @Parameter(property = "lambda.verify.timeout", defaultValue = "60")
    private int timeout;

    /** The functions' memory setting in MB: the JVM gets a heap of 85 % of it. Example: {@code 512}. */
    @Parameter(property = "lambda.verify.memory", defaultValue = "1024")
    private int memory;

    /**
     * An emulator of AWS that answers where no file does, such as {@code http://127.0.0.1:4566}. Default: none; the
     * answer is then an empty success of the operation.
     */
    @Parameter(property = "lambda.verify.endpoint")
    private @Nullable URI endpoint;

    /**
     * Whether to do without the native library of Lambda's runtime client. It exists for Linux alone: elsewhere nothing
     * else is possible. Example: {@code true}.
     */
    @Parameter(property = "lambda.verify.plainClient", defaultValue = "false")
    private boolean plainClient;

    /** Whether to skip all goals of this plugin. Example: {@code true}. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    boolean skip;

    private final ToolchainManager toolchains;
    private final RepositorySystem repositories;

    FunctionRunMojo(ToolchainManager toolchains, RepositorySystem repositories) {
        this.toolchains = toolchains;
        this.repositories = repositories;
    }

    JdkLocator jdks() {
        return new JdkLocator(toolchains, session);
    }

    VerifyRequest request(FunctionModule module, Path events, Set<String> functions, int threads)
            throws PackagingException {
        List<RemoteRepository> remotes = new ArrayList<>(project.getRemotePluginRepositories());
        remotes.addAll(project.getRemoteProjectRepositories());
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return new VerifyRequest(
                module,
                new Tool(
                        execution.getPlugin().getArtifactId(),
                        execution.getPlugin().getVersion()),
                new RuntimeResolver(repositories, session.getRepositorySession(), remotes).resolve(),
                events,
                new PlanFolder(session).above(project.getBasedir().toPath()),
                functions,
                Duration.ofSeconds(timeout),
                memory,
                linux && !plainClient,
                Optional.ofNullable(endpoint),
                Set.of(),
                threads);
    }
}
