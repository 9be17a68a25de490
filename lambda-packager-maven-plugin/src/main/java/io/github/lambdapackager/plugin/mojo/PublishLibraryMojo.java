package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.run.LibraryOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes shared modules as libraries to a Maven repository, each in the version that its changes call for: it compares a
 * module's API, content and dependencies with its last release there. What did not change is not published.
 *
 * <p>Run it at the root, after the build: {@code mvn package lambda:publish-library}. It belongs to no phase, so that no
 * build publishes by accident.
 */
@Mojo(name = "publish-library", aggregator = true, threadSafe = true)
public final class PublishLibraryMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /**
     * Which modules, by artifact id or group and artifact id; what they need of the monorepo is published with them.
     * Default: every jar module that another module depends on. Example: {@code domain,persistence}.
     */
    @Parameter(property = "lambda.libraries")
    private List<String> libraries = List.of();

    /**
     * Where to: the id of a {@code <server>} in {@code settings.xml} and a URL ({@code https:}, {@code http:} or
     * {@code file:}). Default: the {@code distributionManagement} of the POM. Example:
     * {@code releases::https://repo.example.com/releases}.
     */
    @Parameter(property = "lambda.repository")
    private @Nullable String repository;

    /**
     * The version to publish instead of the computed one. Default: computed. Example: {@code 2.0.0}, or
     * {@code domain=2.0.0,persistence=1.1.0} for several.
     */
    @Parameter(property = "lambda.version")
    private List<String> version = List.of();

    /** Publishes a pre-release of what comes next, with this label. Default: a release. Example: {@code rc}: 1.5.0-rc.1. */
    @Parameter(property = "lambda.preRelease")
    private @Nullable String preRelease;

    /** Whether to publish a snapshot of what comes next. */
    @Parameter(property = "lambda.snapshot", defaultValue = "false")
    private boolean snapshot;

    /** Whether a version that the user asks for may promise more than the changes hold. */
    @Parameter(property = "lambda.allowBreaking", defaultValue = "false")
    private boolean allowBreaking;

    /**
     * The GnuPG key that signs what is published. The passphrase comes from the agent, or the environment variable
     * {@code MAVEN_GPG_PASSPHRASE}. Default: nothing is signed.
     */
    @Parameter(property = "lambda.gpgKey")
    private @Nullable String gpgKey;

    /**
     * Whether to put the libraries with all that publishing needs into {@code target/lambda/bundle}, for the command line, and
     * stop there. It needs no repository.
     */
    @Parameter(property = "lambda.bundle", defaultValue = "false")
    private boolean bundle;

    /** Whether to show what would be published, and what that means for whom, and stop there. */
    @Parameter(property = "lambda.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    private final LibraryGoal goal;

    @Inject
    PublishLibraryMojo(LibraryGoal goal) {
        this.goal = goal;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            goal.run(
                    session,
                    new LibraryGoal.Request(
                            libraries,
                            Optional.ofNullable(repository),
                            Optional.ofNullable(gpgKey),
                            bundle,
                            new LibraryOptions(
                                    version, Optional.ofNullable(preRelease), snapshot, allowBreaking, dryRun)),
                    getLog());
        } catch (PackagingException | PublishingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "publishing stopped; run it again, what is done is not done twice: " + e.getMessage(), e);
        }
    }
}
