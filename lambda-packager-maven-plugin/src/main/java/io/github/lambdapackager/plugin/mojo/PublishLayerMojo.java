package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.publisher.apply.LayerOutcome;
import io.github.lambdapackager.publisher.apply.Settling;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.plan.PublishPlan;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.GrantRequest;
import io.github.lambdapackager.publisher.run.LayerPublishing;
import io.github.lambdapackager.publisher.run.PublishListener;
import io.github.lambdapackager.publisher.run.PublishOptions;
import io.github.lambdapackager.publisher.run.PublishReport;
import io.github.lambdapackager.publisher.run.PublishingFiles;
import io.github.lambdapackager.publisher.run.ReportText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the layers whose content is new, in every Region and account, and records in {@code lambda-layers.lock.json}
 * which versions are to be used. What is there already is not written again.
 *
 * <p>Run it after the build: {@code mvn verify lambda:publish-layer}. It belongs to no phase, so that no build publishes
 * by accident.
 */
@Mojo(name = "publish-layer", aggregator = true, threadSafe = true)
public class PublishLayerMojo extends LayerGoal {
    /** Whether to print the plan and stop there. */
    @Parameter(property = "lambda.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Who else may use the layers: accounts (12 digits) and organizations ({@code o-...}). Default: nobody. Example:
     * {@code 222222222222,o-abcdefghij}.
     */
    @Parameter(property = "lambda.grants")
    private List<String> grants = List.of();

    /** Whether everybody may use the layers. */
    @Parameter(property = "lambda.public", defaultValue = "false")
    private boolean everybody;

    /**
     * The first part of the human version of new contents. Default: the next number. Example: {@code 1.4.0}, which gives
     * {@code 1.4.0-9f2c41ab7d20}.
     */
    @Parameter(property = "lambda.label")
    private @Nullable String label;

    /**
     * Where to write ARNs to SSM: parameters {@code <prefix>/<layer>/<human version>} and {@code <prefix>/<layer>/latest}.
     * Default: nowhere. Example: {@code /acme/layers}.
     */
    @Parameter(property = "lambda.ssmPrefix")
    private @Nullable String ssmPrefix;

    /** Whether to publish layers of functions that nothing proves, too. */
    @Parameter(property = "lambda.allowUnverified", defaultValue = "false")
    private boolean allowUnverified;

    /** Whether to keep other publishers out meanwhile, by an object in the bucket: exactly one version. */
    @Parameter(property = "lambda.lock", defaultValue = "false")
    private boolean lock;

    @Override
    void run() throws PublishingException, IOException, InterruptedException, MojoExecutionException {
        Path file = files().manifest();
        PublishOptions options = new PublishOptions(
                GrantRequest.parse(grants, everybody),
                GrantRequest.label(Optional.ofNullable(label)),
                GrantRequest.prefix(Optional.ofNullable(ssmPrefix)),
                allowUnverified,
                throughS3(),
                lock,
                dryRun,
                threads(),
                Optional.of(files().lockFile()),
                Optional.of(PublishingFiles.journal(file)));
        try (Registries registries = open()) {
            PublishReport report =
                    new LayerPublishing(options, Settling.asleep(), listener()).run(file, registries.all());
            if (report.isFailed()) {
                throw new MojoExecutionException(
                        "publishing failed in part; what is done is not done twice, run it again:\n"
                                + String.join("\n", ReportText.failures(report)));
            }
        }
    }

    final boolean isDryRun() {
        return dryRun;
    }

    private PublishListener listener() {
        return new PublishListener() {
            @Override
            public void planned(PublishPlan plan) {
                ReportText.of(plan).forEach(getLog()::info);
            }

            @Override
            public void done(LayerOutcome outcome) {
                ReportText.of(outcome).forEach(getLog()::info);
            }
        };
    }
}
