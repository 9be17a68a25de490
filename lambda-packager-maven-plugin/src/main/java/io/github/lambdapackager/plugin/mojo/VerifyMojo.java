package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.ModuleVerification;
import io.github.lambdapackager.plugin.build.VerifyReport;
import io.github.lambdapackager.plugin.build.VerifyRequest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.reactor.PlanFolder;
import io.github.lambdapackager.plugin.reactor.ReactorReader;
import io.github.lambdapackager.plugin.report.VerifiedRow;
import io.github.lambdapackager.plugin.report.VerifyTable;
import io.github.lambdapackager.plugin.resolve.RuntimeResolver;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Runs every package of the module and its unshaken twin under Lambda's own runtime client, with the sample events of
 * {@code src/test/lambda/<function>/*.json}, and fails when they behave differently.
 *
 * <p>Compared are answers, errors, log lines, requests to AWS and how the process ends. Nothing leaves the machine: AWS is
 * played by a recorder that answers from files in {@code src/test/lambda/aws} and
 * {@code src/test/lambda/<function>/aws}, else with an empty success of the operation. How much that proves goes into
 * {@code target/lambda/manifest.json}.
 */
@Mojo(
        name = "verify",
        defaultPhase = LifecyclePhase.VERIFY,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
public final class VerifyMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Where {@code lambda:package} put the packages. */
    @Parameter(property = "lambda.outputDirectory", defaultValue = "${project.build.directory}/lambda", required = true)
    private File outputDirectory;

    /**
     * The folder with what functions are run with: {@code <function>/*.json} are events, {@code aws/} and
     * {@code <function>/aws/} hold answers of AWS, {@code environment.properties} and
     * {@code <function>/environment.properties} the functions' variables.
     */
    @Parameter(property = "lambda.verify.events", defaultValue = "${project.basedir}/src/test/lambda", required = true)
    private File events;

    /** The functions to verify. Default: all. Example: {@code orders,billing}. */
    @Parameter(property = "lambda.verify.functions")
    private List<String> verifiedFunctions = List.of();

    /** How long one event may take, in seconds. */
    @Parameter(property = "lambda.verify.timeout", defaultValue = "60")
    private int timeout;

    /** The functions' memory setting in MB: the JVM gets a heap of 85 % of it. */
    @Parameter(property = "lambda.verify.memory", defaultValue = "1024")
    private int memory;

    /** How many functions of a module run at the same time. Default: half of the processors, at least one. */
    @Parameter(property = "lambda.verify.threads")
    private @Nullable Integer threads;

    /**
     * An emulator of AWS that answers where no file does, such as {@code http://127.0.0.1:4566}. What it answers to the
     * first run is replayed to the others, so that its state does not count. Default: none.
     */
    @Parameter(property = "lambda.verify.endpoint")
    private @Nullable URI endpoint;

    /**
     * Fields of answers and requests whose values never count: a field's name, or a JSON pointer such as
     * {@code /body/token}. What differs between two runs of the unshaken package needs no mention.
     */
    @Parameter(property = "lambda.verify.volatileFields")
    private List<String> volatileFields = List.of();

    /**
     * Whether to do without the native library of Lambda's runtime client, which proves less. It exists for Linux alone:
     * elsewhere nothing else is possible.
     */
    @Parameter(property = "lambda.verify.plainClient", defaultValue = "false")
    private boolean plainClient;

    /** Whether a function that behaves differently fails the build, or is only warned about. */
    @Parameter(property = "lambda.verify.failOnDifference", defaultValue = "true")
    private boolean failOnDifference;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    /** Whether to skip this goal. {@code -DskipTests} skips it as well. */
    @Parameter(property = "lambda.verify.skip", defaultValue = "false")
    private boolean skipVerify;

    /** Whether the build skips its tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    private final ModuleVerification verification;
    private final ToolchainManager toolchains;
    private final RepositorySystem repositories;

    @Inject
    VerifyMojo(ModuleVerification verification, ToolchainManager toolchains, RepositorySystem repositories) {
        this.verification = verification;
        this.toolchains = toolchains;
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ReactorRows<VerifiedRow> table =
                new ReactorRows<>(session, execution, VerifiedRow::encoded, VerifiedRow::decoded);
        // A module of packaging pom may hold the merged manifest of others.
        boolean nothing = "pom".equals(project.getPackaging()) || !new File(outputDirectory, "manifest.json").exists();
        if (skip || skipVerify || skipTests || nothing) {
            getLog().info(skip || skipVerify || skipTests ? "skipped" : "no package in this module: nothing to verify");
            table.add(project, List.of()).ifPresent(this::logTable);
            return;
        }
        try {
            VerifyReport report = verification.run(request(), new JdkLocator(toolchains, session), getLog()::info);
            report.warnings().forEach(getLog()::warn);
            report.notes().forEach(getLog()::debug);
            table.add(project, report.rows()).ifPresent(this::logTable);
            judge(report);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "module " + project.getArtifactId() + ": verifying failed, "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("module " + project.getArtifactId() + ": verifying was interrupted", e);
        }
    }

    private VerifyRequest request() throws PackagingException {
        List<RemoteRepository> remotes = new ArrayList<>(project.getRemotePluginRepositories());
        remotes.addAll(project.getRemoteProjectRepositories());
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return new VerifyRequest(
                new ReactorReader(session).read(project, outputDirectory.toPath()),
                new Tool(
                        execution.getPlugin().getArtifactId(),
                        execution.getPlugin().getVersion()),
                new RuntimeResolver(repositories, session.getRepositorySession(), remotes).resolve(),
                events.toPath(),
                new PlanFolder(session).above(project.getBasedir().toPath()),
                new TreeSet<>(verifiedFunctions),
                Duration.ofSeconds(timeout),
                memory,
                linux && !plainClient,
                Optional.ofNullable(endpoint),
                Set.copyOf(volatileFields),
                threads == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads);
    }

    private void judge(VerifyReport report) throws PackagingException {
        if (report.violations().isEmpty()) {
            return;
        }
        if (failOnDifference) {
            throw new PackagingException(report.violations());
        }
        report.violations().forEach(violation -> getLog().warn(violation.message()));
    }

    private void logTable(List<VerifiedRow> rows) {
        if (!rows.isEmpty()) {
            new VerifyTable().render(rows).forEach(getLog()::info);
        }
    }
}
