package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.registry.Registries;
import io.github.lambdapackager.publisher.run.LayerStatus;
import io.github.lambdapackager.publisher.run.ReportText;
import io.github.lambdapackager.publisher.run.StatusReport;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows what is published where, and what does not fit the build and the lock file. Writes nothing. */
@Mojo(name = "layer-status", aggregator = true, threadSafe = true)
public final class LayerStatusMojo extends LayerGoal {
    @Override
    void run() throws PublishingException, IOException, InterruptedException, MojoExecutionException {
        try (Registries registries = open()) {
            StatusReport report =
                    new LayerStatus(files().built(), files().locked(List.of()), threads()).run(registries.all());
            ReportText.of(report).forEach(getLog()::info);
            if (!report.failures().isEmpty()) {
                throw new MojoExecutionException(
                        "some Regions could not be read:\n" + String.join("\n", report.failures()));
            }
        }
    }
}
