package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.LayerPlanning;
import io.github.lambdapackager.plugin.build.PlanningReport;
import io.github.lambdapackager.plugin.build.PlanningRequest;
import io.github.lambdapackager.plugin.build.PlanningRequest.PlanMode;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.DeployMix;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.PlanningLimits;
import io.github.lambdapackager.plugin.reactor.SourceTree;
import io.github.lambdapackager.plugin.report.ProposalTable;
import io.github.lambdapackager.plugin.report.VariantTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Proposes which shared artifacts travel in which layers, and writes {@code lambda-layers.json} at the repository's root, to
 * be reviewed and checked in.
 *
 * <p>Run it at the root; nothing need be compiled. After {@code mvn package} it knows what functions really reach. Where no
 * layer pays it says so with the figures and writes nothing.
 */
@Mojo(
        name = "plan-layers",
        aggregator = true,
        threadSafe = true,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME)
public final class PlanLayersMojo extends ReactorGoal {
    /** Whether to show the proposal and write nothing. */
    @Parameter(property = "lambda.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * What becomes of a plan that is there: {@code keep} plans again and changes a layer only where that pays,
     * {@code update} only makes the plan fit the build again, {@code new} keeps the pins alone.
     */
    @Parameter(property = "lambda.plan", defaultValue = "keep")
    private String plan;

    /**
     * How often what changes between two deploys, in parts of any sum. Default: counted in the latest commits of git, and
     * without enough of them {@code function:70,module:15,dependency:10,everything:5}.
     */
    @Parameter(property = "lambda.deployMix")
    private @Nullable String deployMix;

    /** How many times the bytes without layers a function may fetch at a cold start. */
    @Parameter(property = "lambda.coldStartFactor", defaultValue = "2")
    private double coldStartFactor;

    /** The part of the expected bytes that a layer must save to come, to change or to stay. */
    @Parameter(property = "lambda.layerThreshold", defaultValue = "0.05")
    private double layerThreshold;

    /** What new layers hold: {@code whole} artifacts, or the {@code kept-set} of classes that their functions reach. */
    @Parameter(property = "lambda.layerContent", defaultValue = "whole")
    private String layerContent;

    /** What the names of new layers start with. Default: the artifact id of the root module. */
    @Parameter(property = "lambda.layerPrefix")
    private @Nullable String layerPrefix;

    /** Whether layers are uploaded through a bucket: without one, Lambda takes 50 MB. */
    @Parameter(property = "lambda.layerBucket", defaultValue = "false")
    private boolean layerBucket;

    @Inject
    PlanLayersMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void run(Path root) throws PackagingException, IOException {
        PlanningReport report = new LayerPlanning().run(request(root));
        log(report);
        if (!report.isNew()) {
            getLog().info(report.before().isPresent() ? "the plan stays as it is" : "no layer pays: none is planned");
        } else if (dryRun) {
            getLog().info("a dry run: nothing is written");
        } else {
            getLog().info("wrote " + new LayerPlanning().write(report, root));
        }
    }

    @Override
    String failure(Path root) {
        return "planning layers in " + root + " failed";
    }

    private PlanningRequest request(Path root) throws PackagingException {
        checkSeesAll(root);
        long maxZipped = layerBucket ? PlanningLimits.MAX_UNZIPPED_BYTES : PlanningLimits.MAX_DIRECT_UPLOAD_BYTES;
        try {
            return new PlanningRequest(
                    root,
                    modules(),
                    session().getAllProjects().stream()
                            .map(project -> new ArtifactKey(project.getGroupId(), project.getArtifactId(), ""))
                            .collect(Collectors.toSet()),
                    deployMix == null ? Optional.empty() : Optional.of(DeployMix.parse(deployMix)),
                    new PlanningLimits(coldStartFactor, layerThreshold, maxZipped),
                    layerPrefix == null ? session().getTopLevelProject().getArtifactId() : layerPrefix,
                    keptSets(),
                    PlanMode.parse(plan));
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    /** A plan of some of the functions would forget the others. */
    private void checkSeesAll(Path root) throws PackagingException {
        boolean whole = new SourceTree(session()).isWhole();
        int chosen = session().getProjects().size();
        int all = session().getAllProjects().size();
        if (!whole || chosen < all) {
            throw new PackagingException(
                    "lambda:plan-layers",
                    (whole
                                    ? "it sees " + chosen + " of " + all + " modules"
                                    : "it sees the modules of "
                                            + session().getTopLevelProject().getBasedir() + " alone")
                            + ", and would forget the functions of the others",
                    "run it at the root, " + root + ", without -f and -pl");
        }
    }

    private boolean keptSets() {
        if (!layerContent.equals("whole") && !layerContent.equals("kept-set")) {
            throw new IllegalArgumentException("layerContent \"" + layerContent + "\" is neither whole nor kept-set");
        }
        return layerContent.equals("kept-set");
    }

    private void log(PlanningReport report) {
        report.notes().forEach(getLog()::info);
        getLog().info(report.mix().toString());
        LayerPlan proposed = report.proposal().plan();
        for (PlannedLayer layer : proposed.layers()) {
            getLog().info("layer " + layer.name() + (layer.isWhole() ? "" : " (kept set)") + ": " + layer.reason());
            getLog().info("    "
                    + layer.artifacts().stream().map(ArtifactKey::toString).collect(Collectors.joining(", ")));
        }
        if (!report.variants().isEmpty()) {
            new VariantTable().render(report.variants()).forEach(getLog()::info);
        }
        Stream.of(new ProposalTable().render(report.proposal()))
                .flatMap(lines -> lines.stream())
                .forEach(getLog()::info);
    }
}
