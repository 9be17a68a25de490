package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.publisher.lambda.AwsSettings;
import io.github.lambdapackager.publisher.lambda.BucketSettings;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.Destination;
import io.github.lambdapackager.publisher.run.MfaCode;
import io.github.lambdapackager.publisher.run.PublishOptions;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals about published layers have in common: where to, and as whom. */
abstract class LayerGoal extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Where layers are published: {@code aws}, or {@code file:} and a folder that plays it, such as {@code file:registry}. */
    @Parameter(property = "lambda.target", defaultValue = "aws", required = true)
    private String target;

    /** Regions. Default: the one that AWS's own tools would use. Example: {@code eu-west-1,us-east-1}. */
    @Parameter(property = "lambda.regions")
    private List<String> regions = List.of();

    /**
     * Roles to assume, one for each account. Default: none, the credentials' own account. Example:
     * {@code arn:aws:iam::111111111111:role/layers}.
     */
    @Parameter(property = "lambda.roles")
    private List<String> roles = List.of();

    /** The profile of the shared AWS configuration. Default: what AWS's own tools would use. */
    @Parameter(property = "lambda.profile")
    private @Nullable String profile;

    /** The external id that the roles ask for. Default: none. */
    @Parameter(property = "lambda.externalId")
    private @Nullable String externalId;

    /**
     * The device of a second factor. Its code is asked for on the terminal. Default: none. Example:
     * {@code arn:aws:iam::111111111111:mfa/ada}.
     */
    @Parameter(property = "lambda.mfaSerial")
    private @Nullable String mfaSerial;

    /** What the device shows, where nobody can be asked. Default: the variable {@code LAYER_PUBLISHER_MFA_CODE}. */
    @Parameter(property = "lambda.mfaCode")
    private @Nullable String mfaCode;

    /**
     * A bucket for what is larger than 50 MB, and for locks; <code>{region}</code> and <code>{account}</code> are replaced.
     * Default: none. Example: <code>artifacts-{region}</code>.
     */
    @Parameter(property = "lambda.bucket")
    private @Nullable String bucket;

    /** What keys in the bucket start with. */
    @Parameter(property = "lambda.bucketPrefix", defaultValue = "layers/")
    private String bucketPrefix;

    /** The key that encrypts what is put into the bucket. Default: the bucket's own. */
    @Parameter(property = "lambda.kmsKey")
    private @Nullable String kmsKey;

    /** Whether Lambda uses the bucket's objects in place instead of copies. The bucket has to be versioned. */
    @Parameter(property = "lambda.s3Reference", defaultValue = "false")
    private boolean s3Reference;

    /**
     * The manifest that has the layers. Default: {@code target/lambda/manifest.json} of the one module below the
     * repository's root whose manifest has layers, also when Maven runs in a child directory.
     */
    @Parameter(property = "lambda.manifest")
    private @Nullable File manifest;

    /** The file that records which versions are to be used. Default: {@code lambda-layers.lock.json} at the root. */
    @Parameter(property = "lambda.lockFile")
    private @Nullable File lockFile;

    /** How many calls are made at the same time. */
    @Parameter(property = "lambda.publishThreads", defaultValue = "" + PublishOptions.THREADS)
    private int publishThreads;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        SecretLoggers.quiet();
        try {
            run();
        } catch (PublishingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted: run it again, what is done is not done twice", e);
        }
    }

    abstract void run() throws PublishingException, IOException, InterruptedException, MojoExecutionException;

    final Registries open() throws PublishingException, IOException {
        return destination().open((where, layer, sent, total) -> getLog().debug(layer + ": " + sent + " of " + total));
    }

    /** Whether zips of any size can be published. */
    final boolean throughS3() throws PublishingException {
        return destination().folder().isPresent() || bucket != null;
    }

    private Destination destination() throws PublishingException {
        return Destination.parse(
                target,
                root(),
                new AwsSettings(
                        regions,
                        roles,
                        Optional.ofNullable(profile),
                        Optional.ofNullable(externalId),
                        Optional.ofNullable(mfaSerial)
                                .map(serial -> MfaCode.of(
                                        serial,
                                        Optional.ofNullable(mfaCode),
                                        session.getRequest().isInteractiveMode())),
                        Optional.ofNullable(bucket)
                                .map(name -> new BucketSettings(
                                        name, bucketPrefix, Optional.ofNullable(kmsKey), s3Reference)),
                        AwsSettings.CALLS_PER_SECOND));
    }

    final PublishingFiles files() {
        return new PublishingFiles(
                root(),
                Optional.ofNullable(manifest).map(File::toPath),
                Optional.ofNullable(lockFile).map(File::toPath));
    }

    final int threads() {
        return publishThreads;
    }

    final MavenSession session() {
        return session;
    }

    private Path root() {
        return session.getRequest().getMultiModuleProjectDirectory().toPath();
    }
}
