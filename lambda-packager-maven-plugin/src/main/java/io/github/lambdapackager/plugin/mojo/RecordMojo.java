package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.ModuleRecording;
import io.github.lambdapackager.plugin.build.RecordReport;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.FunctionModule;
import io.github.lambdapackager.plugin.reactor.ModuleDependencies;
import io.github.lambdapackager.plugin.reactor.ReactorReader;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs the sample events on the unshaken packages and writes what the functions reach by reflection, and their packages
 * lack, to {@code src/main/lambda/<function>.trace.json}.
 *
 * <p>The packages must be there: run {@code mvn package lambda:record}, look at what changed under
 * {@code src/main/lambda}, and run {@code mvn package} again, which keeps what the recordings name. What an earlier
 * recording named stays in it. There is no default phase, for a recording is made now and then, not by every build.
 */
@Mojo(name = "record", threadSafe = true)
public final class RecordMojo extends FunctionRunMojo {
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

    /** The functions to record. Default: all. Example: {@code orders,billing}. */
    @Parameter(property = "lambda.record.functions")
    private List<String> recordedFunctions = List.of();

    /**
     * Whether the recordings start afresh: what an earlier one named and the events no longer reach goes. Example:
     * {@code true}.
     */
    @Parameter(property = "lambda.record.afresh", defaultValue = "false")
    private boolean afresh;

    /**
     * How many functions of a module run at the same time. Default: half of the processors, at least one. Example:
     * {@code 2}.
     */
    @Parameter(property = "lambda.verify.threads")
    private @Nullable Integer threads;

    /** Whether to skip this goal. Example: {@code true}. */
    @Parameter(property = "lambda.record.skip", defaultValue = "false")
    private boolean skipRecord;

    private final ModuleRecording recording;
    private final ProjectDependenciesResolver dependencies;

    @Inject
    RecordMojo(
            ModuleRecording recording,
            ProjectDependenciesResolver dependencies,
            ToolchainManager toolchains,
            RepositorySystem repositories) {
        super(toolchains, repositories);
        this.recording = recording;
        this.dependencies = dependencies;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipRecord || !new File(outputDirectory, "manifest.json").exists()) {
            getLog().info(
                            skip || skipRecord
                                    ? "skipped"
                                    : "no package in this module: nothing to record; mvn package makes one of a handler");
            return;
        }
        try {
            FunctionModule module = new ReactorReader(session)
                    .read(new ModuleDependencies(dependencies, session).resolve(project), outputDirectory.toPath());
            int atATime = threads == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads;
            RecordReport report = recording.run(
                    request(module, events.toPath(), new TreeSet<>(recordedFunctions), atATime),
                    afresh,
                    jdks(),
                    getLog()::info);
            report.rows().forEach(getLog()::info);
            report.notes().forEach(getLog()::info);
            report.warnings().forEach(getLog()::warn);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "module " + project.getArtifactId() + ": recording failed, "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("module " + project.getArtifactId() + ": recording was interrupted", e);
        }
    }
}
