package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.LayersBuild;
import io.github.lambdapackager.plugin.build.LayersReport;
import io.github.lambdapackager.plugin.build.LayersRequest;
import io.github.lambdapackager.plugin.build.PlanningRequest.PlanMode;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.FunctionManifests;
import io.github.lambdapackager.plugin.reactor.LayerBomWriter;
import io.github.lambdapackager.plugin.reactor.PlanFolder;
import io.github.lambdapackager.plugin.reactor.SourceTree;
import io.github.lambdapackager.plugin.resolve.ArtifactResolver;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;

/**
 * Builds the layers of {@code lambda-layers.json} as {@code target/lambda/<layer>.zip}, and merges the manifests of all
 * functions into one that describes both.
 *
 * <p>It belongs into one module of its own, of packaging {@code pom}, which depends on every module with functions
 * ({@code <type>pom</type>}, for order alone). The zips are attached with the layer's name as classifier, the manifest with
 * the classifier {@code lambda}. Functions of modules that are not part of the build come from the repository.
 *
 * <p>A layer of whole artifacts gets a BOM, {@code <layer>-layer-bom}, which is installed and deployed with the module: a
 * project that imports it compiles against what the layer provides and packages none of it.
 */
@Mojo(name = "layers", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class LayersMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Where the zips and the manifest go. */
    @Parameter(property = "lambda.outputDirectory", defaultValue = "${project.build.directory}/lambda", required = true)
    private File outputDirectory;

    /** Whether to build the layers. Without them the manifests are merged all the same. */
    @Parameter(property = "lambda.layers", defaultValue = "true")
    private boolean layers;

    /**
     * With {@code update} the functions of modules that are no longer in the source tree go from the layer plan;
     * {@code lambda:package} mends what else does not fit.
     */
    @Parameter(property = "lambda.plan", defaultValue = "keep")
    private String plan;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    /** Whether to skip this goal. */
    @Parameter(property = "lambda.layers.skip", defaultValue = "false")
    private boolean skipLayers;

    private final LayersBuild build;
    private final RepositorySystem repositories;
    private final MavenProjectHelper projectHelper;

    @Inject
    LayersMojo(LayersBuild build, RepositorySystem repositories, MavenProjectHelper projectHelper) {
        this.build = build;
        this.repositories = repositories;
        this.projectHelper = projectHelper;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipLayers) {
            getLog().info("skipped");
            return;
        }
        try {
            LayersReport report = build.run(request());
            report.lines().forEach(getLog()::info);
            report.warnings().forEach(getLog()::warn);
            attach(report);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "module " + project.getArtifactId() + ": building layers into " + outputDirectory + " failed, "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private LayersRequest request() throws PackagingException {
        ArtifactResolver resolver = new ArtifactResolver(
                repositories, session.getRepositorySession(), project.getRemoteProjectRepositories());
        Optional<Path> planFolder =
                layers ? new PlanFolder(session).above(project.getBasedir().toPath()) : Optional.empty();
        return new LayersRequest(
                new FunctionManifests(session, resolver::find).of(project),
                planFolder,
                PlanMode.parse(plan) == PlanMode.UPDATE && new SourceTree(session).isWhole(),
                outputDirectory.toPath(),
                session.getAllProjects().stream()
                        .map(module -> module.getGroupId() + ":" + module.getArtifactId())
                        .collect(Collectors.toSet()),
                resolver::file,
                new Tool(
                        execution.getPlugin().getArtifactId(),
                        execution.getPlugin().getVersion()));
    }

    private void attach(LayersReport report) throws IOException {
        LayerBomWriter boms = new LayerBomWriter(project, outputDirectory.toPath());
        for (ManifestLayer layer : report.layers()) {
            File zip = new File(outputDirectory, layer.zip().file());
            projectHelper.attachArtifact(project, "zip", layer.name(), zip);
            if (report.whole().contains(layer.name())) {
                attach(boms.write(layer));
            } else {
                getLog().info("layer " + layer.name() + " has no BOM: it holds only a part of its artifacts");
            }
        }
        projectHelper.attachArtifact(
                project, "json", "lambda", report.manifest().toFile());
    }

    /** The helper only makes artifacts of the project's own id. */
    @SuppressWarnings("deprecation")
    private void attach(Artifact bom) {
        project.addAttachedArtifact(bom);
    }
}
