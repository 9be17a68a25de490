package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.run.LibraryOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes all that is new: shared modules as libraries, then layers, and then records in {@code lambda-layers.lock.json}
 * which versions of these are to be used. It goes on where it was stopped: what is done is not done twice.
 *
 * <p>Run it at the root, after the build: {@code mvn verify lambda:publish}. It belongs to no phase, so that no build
 * publishes by accident.
 */
@Mojo(name = "publish", aggregator = true, threadSafe = true)
public final class PublishMojo extends PublishLayerMojo {
    /** Which modules are published as libraries. Default: every jar module that another module depends on. */
    @Parameter(property = "lambda.libraries")
    private List<String> libraries = List.of();

    /**
     * Where libraries are published to: the id of a {@code <server>} in {@code settings.xml} and a URL. Default: the
     * {@code distributionManagement} of the POM. Example: {@code releases::https://repo.example.com/releases}.
     */
    @Parameter(property = "lambda.repository")
    private @Nullable String repository;

    /** The versions of libraries instead of the computed ones. Example: {@code domain=2.0.0,persistence=1.1.0}. */
    @Parameter(property = "lambda.version")
    private List<String> version = List.of();

    /** Publishes pre-releases of libraries, with this label. Default: releases. Example: {@code rc}. */
    @Parameter(property = "lambda.preRelease")
    private @Nullable String preRelease;

    /** Whether to publish snapshots of libraries. */
    @Parameter(property = "lambda.snapshot", defaultValue = "false")
    private boolean snapshot;

    /** Whether a library's version that the user asks for may promise more than the changes hold. */
    @Parameter(property = "lambda.allowBreaking", defaultValue = "false")
    private boolean allowBreaking;

    /** The GnuPG key that signs libraries. Default: nothing is signed. */
    @Parameter(property = "lambda.gpgKey")
    private @Nullable String gpgKey;

    private final LibraryGoal goal;

    @Inject
    PublishMojo(LibraryGoal goal) {
        this.goal = goal;
    }

    @Override
    void run() throws PublishingException, IOException, InterruptedException, MojoExecutionException {
        // Found out now, not after libraries are public.
        files().manifest();
        LibraryOptions options =
                new LibraryOptions(version, Optional.ofNullable(preRelease), snapshot, allowBreaking, isDryRun());
        try {
            goal.run(
                    session(),
                    new LibraryGoal.Request(
                            libraries, Optional.ofNullable(repository), Optional.ofNullable(gpgKey), false, options),
                    getLog());
        } catch (PackagingException e) {
            throw new PublishingException(e.violations());
        }
        super.run();
    }
}
