package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.publisher.model.LockedLayer;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.LayerPruning;
import io.github.lambdapackager.publisher.run.PruneReport;
import io.github.lambdapackager.publisher.run.PruneRequest;
import io.github.lambdapackager.publisher.run.ReportText;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows which old versions of the layers could go, and deletes them with {@code -Dlambda.prune.apply}. Never goes what a
 * function in any of its versions, a lock file or a grant refers to, what something else published, and no object in S3.
 */
@Mojo(name = "prune-layers", aggregator = true, threadSafe = true)
public final class PruneLayersMojo extends LayerGoal {
    /** Whether to delete what would be deleted. */
    @Parameter(property = "lambda.prune.apply", defaultValue = "false")
    private boolean apply;

    /** How many of the newest versions of a layer stay in any case. */
    @Parameter(property = "lambda.prune.keep", defaultValue = "3")
    private int keep;

    /** How many days old a version must be to go. */
    @Parameter(property = "lambda.prune.olderThan", defaultValue = "30")
    private int olderThan;

    /** Layers to prune. Default: those of the manifest and of the lock file. */
    @Parameter(property = "lambda.prune.layers")
    private List<String> layers = List.of();

    /** Lock files of other branches and repositories, whose versions stay, too. Default: none. */
    @Parameter(property = "lambda.prune.moreLockFiles")
    private List<File> moreLockFiles = List.of();

    @Override
    void run() throws PublishingException, IOException, InterruptedException, MojoExecutionException {
        try (Registries registries = open()) {
            PruneReport report = new LayerPruning(
                            PruneRequest.retention(keep, olderThan),
                            files()
                                    .locked(moreLockFiles.stream()
                                            .map(File::toPath)
                                            .toList())
                                    .stream()
                                    .map(LockedLayer::arn)
                                    .collect(Collectors.toSet()),
                            !apply,
                            threads())
                    .run(layers.isEmpty() ? files().layers() : new TreeSet<>(layers), registries.all(), Instant.now());
            ReportText.of(report, !apply).forEach(getLog()::info);
            if (!report.failures().isEmpty()) {
                throw new MojoExecutionException("pruning failed in part:\n" + String.join("\n", report.failures()));
            }
        }
    }
}
