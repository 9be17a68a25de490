package io.github.lambdapackager.plugin.mojo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.plan.Affected;
import io.github.lambdapackager.publisher.plan.AffectedComparison;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares two manifests, the deployed one and a new one: which functions and layers change, and for each the cause, such as
 * its own code, a dependency from one version to another, a layer, a setting, a rule or the tool's version.
 */
@Mojo(name = "affected", requiresProject = false, aggregator = true, threadSafe = true)
public final class AffectedMojo extends AbstractMojo {
    /** The manifest of what is deployed. Example: {@code -Dlambda.deployed=deployed.json} */
    @Parameter(property = "lambda.deployed", required = true)
    private File deployed;

    /** The manifest of what was built. Example: {@code -Dlambda.manifest=layers/target/lambda/manifest.json} */
    @Parameter(property = "lambda.manifest", required = true)
    private File manifest;

    /** Where to write the answer as JSON; left out, it is only logged. */
    @Parameter(property = "lambda.affectedFile")
    private @Nullable File affectedFile;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            ManifestReader reader = new ManifestReader();
            List<Affected> affected =
                    new AffectedComparison().compare(reader.read(deployed.toPath()), reader.read(manifest.toPath()));
            affected.forEach(this::log);
            if (affected.isEmpty()) {
                getLog().info("nothing is affected");
            }
            if (affectedFile != null) {
                Files.writeString(affectedFile.toPath(), json(affected));
            }
        } catch (PublishingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("comparing " + deployed + " with " + manifest + " failed: " + e, e);
        }
    }

    private void log(Affected affected) {
        getLog().info(affected.part() + " " + affected.name() + ": " + affected.change());
        affected.causes().forEach(cause -> getLog().info("    " + cause.kind() + ": " + cause.text()));
    }

    private static String json(List<Affected> affected) throws IOException {
        JsonMapper json = new JsonMapper();
        ArrayNode list = json.createArrayNode();
        for (Affected part : affected) {
            ObjectNode node = list.addObject()
                    .put("part", part.part())
                    .put("name", part.name())
                    .put("change", part.change());
            ArrayNode causes = node.putArray("causes");
            part.causes()
                    .forEach(cause ->
                            causes.addObject().put("kind", cause.kind()).put("text", cause.text()));
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(list).replace("\r\n", "\n") + "\n";
    }
}
