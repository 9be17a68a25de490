package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.FileChanges;
import io.github.lambdapackager.plugin.build.ModuleSharing;
import io.github.lambdapackager.plugin.build.SharingOverview;
import io.github.lambdapackager.plugin.build.SharingReport;
import io.github.lambdapackager.plugin.build.SharingRequest;
import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.FileChange;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.SharedModule;
import io.github.lambdapackager.plugin.model.Sharing;
import io.github.lambdapackager.plugin.reactor.Consumers;
import io.github.lambdapackager.plugin.reactor.GraphModule;
import io.github.lambdapackager.plugin.reactor.PlanFolder;
import io.github.lambdapackager.plugin.reactor.PomVersions;
import io.github.lambdapackager.plugin.report.SharingTable;
import io.github.lambdapackager.plugin.report.UnifiedDiff;
import io.github.lambdapackager.plugin.resolve.ReleaseVersions;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Compares how functions can come by the shared modules: each carries it ({@code embedded}), a layer holds it
 * ({@code layer}), or they take a released version of it ({@code library}); and switches a module from one to another.
 *
 * <p>Run it at the root: {@code mvn lambda:share -Dlambda.artifact=com.example:domain -Dlambda.as=library}. It shows what
 * would change in the POMs and in {@code lambda-layers.json}, and writes it with {@code -Dlambda.share.apply}. Each switch
 * can be taken back, and no code changes. Without {@code lambda.as} it only compares.
 */
@Mojo(
        name = "share",
        aggregator = true,
        threadSafe = true,
        requiresDependencyCollection = ResolutionScope.COMPILE_PLUS_RUNTIME)
public final class ShareMojo extends ReactorGoal {
    /** The shared module, such as {@code com.example:domain}. Default: all, to be compared. */
    @Parameter(property = "lambda.artifact")
    private @Nullable String artifact;

    /**
     * How functions shall come by it: {@code embedded}, {@code layer}, {@code library}, or {@code planned} where
     * {@code lambda:plan-layers} decides whether a layer holds it. Default: as it does, and nothing is switched.
     */
    @Parameter(property = "lambda.as")
    private @Nullable String as;

    /** The layer that shall hold it. Default: the one that does, or a new one with the module's name. */
    @Parameter(property = "lambda.layer")
    private @Nullable String layer;

    /** The release to take as a library, such as {@code 1.2.0}. Default: the newest one. */
    @Parameter(property = "lambda.version")
    private @Nullable String version;

    /** Whether to write what the goal shows. */
    @Parameter(property = "lambda.share.apply", defaultValue = "false")
    private boolean apply;

    @Inject
    ShareMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void run(Path root) throws PackagingException, IOException {
        List<GraphModule> modules = modules();
        for (SharedModule compared : new SharingOverview(root, modules, prefix()).compare()) {
            if (artifact == null || compared.module().toString().equals(artifact)) {
                new SharingTable().render(compared).forEach(getLog()::info);
            }
        }
        if (as != null) {
            SharingReport report = new ModuleSharing().run(request(root, modules, as));
            log(report, root);
            if (apply && !report.changes().isEmpty()) {
                new FileChanges(report.changes()).write();
                getLog().info("written: " + report.changes().size() + " files");
            }
        }
    }

    @Override
    String failure(Path root) {
        return "nothing is switched in " + root;
    }

    /** Where the plan is, or is to be. */
    @Override
    Path root() {
        return new PlanFolder(session())
                .above(session().getTopLevelProject().getBasedir().toPath())
                .orElseGet(super::root);
    }

    private SharingRequest request(Path root, List<GraphModule> modules, String way)
            throws PackagingException, IOException {
        if (artifact == null) {
            throw new PackagingException(
                    "lambda:share",
                    "which module is to be " + way + " is not said",
                    "add -Dlambda.artifact=group:artifact");
        }
        try {
            Sharing sharing = Sharing.parse(way);
            Coordinates module = module(ArtifactKey.parse(artifact));
            ArtifactKey key = ArtifactKey.of(module);
            return new SharingRequest(
                    root,
                    modules,
                    module,
                    new PomVersions(session(), execution()).of(key),
                    new Consumers(session()).of(key),
                    sharing,
                    sharing == Sharing.LIBRARY ? Optional.of(release(module)) : Optional.empty(),
                    Optional.ofNullable(layer),
                    prefix());
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private String prefix() {
        return session().getTopLevelProject().getArtifactId();
    }

    private Coordinates module(ArtifactKey key) throws PackagingException {
        return session().getAllProjects().stream()
                .filter(project -> project.getGroupId().equals(key.groupId())
                        && project.getArtifactId().equals(key.artifactId()))
                .filter(project -> key.classifier().isEmpty() && !"pom".equals(project.getPackaging()))
                .map(project -> Coordinates.jar(project.getGroupId(), project.getArtifactId(), project.getVersion()))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "lambda:share",
                        key + " is not the jar of a module of this build",
                        "run the goal at the root of the repository, with -Dlambda.artifact=group:artifact of a shared"
                                + " module"));
    }

    private String release(Coordinates module) throws PackagingException {
        return new ReleaseVersions(
                        repositories(),
                        session().getRepositorySession(),
                        session().getTopLevelProject().getRemoteProjectRepositories())
                .find(module, Optional.ofNullable(version));
    }

    private void log(SharingReport report, Path root) {
        if (report.changes().isEmpty()) {
            getLog().info("it is so already: nothing changes");
            return;
        }
        UnifiedDiff diff = new UnifiedDiff(root);
        for (FileChange change : report.changes()) {
            diff.render(change).forEach(getLog()::info);
        }
        report.lines().forEach(getLog()::info);
        if (!apply) {
            getLog().info("nothing is written: -Dlambda.share.apply does it");
        }
    }
}
