package io.github.lambdapackager.plugin.mojo;

import io.github.lambdapackager.plugin.build.BuildReport;
import io.github.lambdapackager.plugin.build.FunctionBuild;
import io.github.lambdapackager.plugin.build.PackageRequest;
import io.github.lambdapackager.plugin.build.PlanUpdate;
import io.github.lambdapackager.plugin.build.PlanningRequest.PlanMode;
import io.github.lambdapackager.plugin.build.Reuse;
import io.github.lambdapackager.plugin.build.ShrinkOverride;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.RuleSources;
import io.github.lambdapackager.plugin.reactor.LayersModules;
import io.github.lambdapackager.plugin.reactor.PlanFolder;
import io.github.lambdapackager.plugin.reactor.ReactorReader;
import io.github.lambdapackager.plugin.report.BuildCounts;
import io.github.lambdapackager.plugin.report.BuildTable;
import io.github.lambdapackager.plugin.report.FunctionRow;
import io.github.lambdapackager.plugin.report.ModuleRow;
import io.github.lambdapackager.plugin.resolve.ReachabilityResolver;
import io.github.lambdapackager.publisher.model.Tool;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Gives every Lambda function of the module a minimized package, {@code target/lambda/<function>.zip}, and describes
 * them in {@code target/lambda/manifest.json}.
 *
 * <p>Without any configuration each class that implements Lambda's {@code RequestHandler} or
 * {@code RequestStreamHandler} becomes a function. A module without a handler is skipped, so that a parent can declare
 * the plugin for all modules. The zips are attached with the function's name as classifier, the manifest with the
 * classifier {@code lambda}; the module's own jar stays as it is.
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME)
public final class PackageMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * The functions of the module. Everything about a function may be left out: its name (then the module's artifact
     * id, or with several functions the handler's class in kebab case), its handler (then the module's only one), and
     * whatever has a parameter of the same name below. Without this list, every handler in the module's own classes is
     * a function. Example:
     *
     * <pre>{@code
     * <functions>
     *   <function>
     *     <name>place-order</name>
     *     <handler>com.example.PlaceOrder::handleRequest</handler>
     *     <runtime>java21</runtime>
     *     <architecture>arm64</architecture>
     *     <shrink>classes</shrink>
     *     <keepRules>
     *       <keepRule>-keep class com.example.plugins.** { *; }</keepRule>
     *     </keepRules>
     *     <exemptedArtifacts>
     *       <exemptedArtifact>org.bouncycastle:*</exemptedArtifact>
     *     </exemptedArtifacts>
     *     <excludedArtifacts>
     *       <excludedArtifact>com.example:test-data</excludedArtifact>
     *     </excludedArtifacts>
     *   </function>
     * </functions>
     * }</pre>
     */
    @Parameter
    private List<FunctionConfiguration> functions = List.of();

    /**
     * The Lambda runtime, such as {@code java21} or {@code java17.al2023}. Default: the oldest runtime that AWS
     * supports and that reads the module's own classes, so {@code java21} for {@code maven.compiler.release} 21.
     */
    @Parameter(property = "lambda.runtime")
    private @Nullable String runtime;

    /** The processor architecture, {@code x86_64} or {@code arm64}. */
    @Parameter(property = "lambda.architecture", defaultValue = "x86_64")
    private String architecture;

    /**
     * How much is removed: {@code members} removes classes and members that nothing reaches, {@code classes} removes
     * whole classes only, {@code none} nothing. A function may have its own. See {@code shrinkOverride} for the command
     * line.
     */
    @Parameter(defaultValue = "members")
    private String shrink;

    /**
     * Beats every {@code shrink} of the POM, for an emergency: {@code -Dlambda.shrink=none} packages everything whole,
     * {@code -Dlambda.shrink=none -Dlambda.functions=orders,billing} only these two functions, and all others as ever.
     */
    @Parameter(property = "lambda.shrink")
    private @Nullable String shrinkOverride;

    /** The functions that {@code lambda.shrink} is for. Default: all. Example: {@code orders,billing}. */
    @Parameter(property = "lambda.functions")
    private List<String> shrinkOverrideFunctions = List.of();

    /**
     * Keep rules in ProGuard's language for all functions, beside those of {@code src/main/lambda/*.pro} (for all
     * functions) and {@code src/main/lambda/<function>/*.pro} (for one). Example:
     * {@code <keepRule>-keep class com.example.plugins.** { *; }</keepRule>}
     */
    @Parameter
    private List<String> keepRules = List.of();

    /**
     * Artifacts that travel whole, as the very files they are: {@code groupId:artifactId}, with {@code *} for any run of
     * characters. Example: {@code <exemptedArtifact>org.bouncycastle:*</exemptedArtifact>}
     */
    @Parameter
    private List<String> exemptedArtifacts = List.of();

    /**
     * Artifacts that stay out of the packages although they are on the class path: {@code groupId:artifactId}, with
     * {@code *} for any run of characters. Example:
     * {@code <excludedArtifact>com.example:test-data</excludedArtifact>}
     */
    @Parameter
    private List<String> excludedArtifacts = List.of();

    /**
     * Whether a public class counts as a handler for having a {@code handleRequest} method that Lambda can call,
     * although it implements none of Lambda's interfaces. A handler that is declared needs no such permission.
     */
    @Parameter(property = "lambda.findPlainHandlers", defaultValue = "false")
    private boolean findPlainHandlers;

    /**
     * The version of GraalVM's repository of reachability metadata ({@code
     * org.graalvm.buildtools:graalvm-reachability-metadata}), which tells what libraries ask for by name; {@code none}
     * does without. Where it cannot be resolved, the build warns and goes on.
     */
    @Parameter(property = "lambda.reachabilityMetadata", defaultValue = "1.1.12")
    private String reachabilityMetadata;

    /**
     * Whether the functions have the layers of {@code lambda-layers.json}, the plan at the root of the repository, and
     * leave out what these hold. {@code -Dlambda.layers=false} gives packages that need no layer.
     */
    @Parameter(property = "lambda.layers", defaultValue = "true")
    private boolean layers;

    /**
     * What becomes of a layer plan that no longer fits: {@code keep} fails the build, {@code update} mends the plan in place
     * before it is obeyed, so that it fits what the modules of the build have today. ({@code new} is for
     * {@code lambda:plan-layers}, and here like {@code keep}.)
     */
    @Parameter(property = "lambda.plan", defaultValue = "keep")
    private String plan;

    /**
     * Sources of keep rules, or of what may go, to do without, in order to see what they are worth; a package that is built so
     * may well be broken. Example: {@code services,pattern:protobuf}; a wrong name lists all.
     */
    @Parameter(property = "lambda.withoutRuleSources")
    private List<String> withoutRuleSources = List.of();

    /** Whether to write {@code <function>-unshaken.zip} beside each package: the same function as SAM lays it out. */
    @Parameter(property = "lambda.unshaken", defaultValue = "false")
    private boolean unshaken;

    /**
     * Whether what an earlier build made of the same inputs is taken instead of being made again: what lies in the output
     * directory, and what is in the cache that all builds of a machine share. {@code -Dlambda.cache=false} builds
     * everything anew and remembers nothing; {@code -X} tells why something was built again.
     */
    @Parameter(property = "lambda.cache", defaultValue = "true")
    private boolean cache;

    /**
     * The cache, which may be deleted at any time. Default: {@code .cache/lambda-packager} in the local repository.
     */
    @Parameter(property = "lambda.cacheDirectory")
    private @Nullable File cacheDirectory;

    /** How large the cache may become, in megabytes; what was not used for longest goes first. 0 does without one. */
    @Parameter(property = "lambda.cacheMegabytes", defaultValue = "2000")
    private int cacheMegabytes;

    /** Where the packages go. */
    @Parameter(property = "lambda.outputDirectory", defaultValue = "${project.build.directory}/lambda", required = true)
    private File outputDirectory;

    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    /** Whether to skip this goal. */
    @Parameter(property = "lambda.package.skip", defaultValue = "false")
    private boolean skipPackage;

    private final FunctionBuild build;
    private final MavenProjectHelper projectHelper;
    private final RepositorySystem repositories;
    private final ProjectDependenciesResolver dependencies;

    @Inject
    PackageMojo(
            FunctionBuild build,
            MavenProjectHelper projectHelper,
            RepositorySystem repositories,
            ProjectDependenciesResolver dependencies) {
        this.build = build;
        this.projectHelper = projectHelper;
        this.repositories = repositories;
        this.dependencies = dependencies;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ReactorRows<ModuleRow> table = new ReactorRows<>(session, execution, ModuleRow::encoded, ModuleRow::decoded);
        if (skip || skipPackage || "pom".equals(project.getPackaging())) {
            getLog().info(skip || skipPackage ? "skipped" : "no handler in a module of packaging pom: no package");
            table.add(project, List.of()).ifPresent(this::logTable);
            return;
        }
        try {
            BuildReport report = build.run(request());
            log(report);
            checkMerged(report);
            attach(report);
            table.add(project, List.of(report.row())).ifPresent(this::logTable);
        } catch (PackagingException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "module " + project.getArtifactId() + ": packaging into " + outputDirectory + " failed, "
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "; check that the file can be read or written and that the disk has space",
                    e);
        }
    }

    private RuleSources sources() throws PackagingException {
        // The names of all sources are not worth reading for nothing.
        return withoutRuleSources.isEmpty()
                ? RuleSources.ALL
                : RuleSources.without(withoutRuleSources, FunctionBuild.partsOfRuleSources());
    }

    private PackageRequest request() throws PackagingException {
        FunctionDeclaration defaults = FunctionConfiguration.defaults(
                runtime, architecture, shrink, keepRules, exemptedArtifacts, excludedArtifacts);
        List<FunctionDeclaration> declared = new ArrayList<>();
        for (FunctionConfiguration function : functions) {
            declared.add(function.declaration(defaults));
        }
        Optional<Path> planFolder = planFolder();
        return new PackageRequest(
                new ReactorReader(session).read(project, outputDirectory.toPath()),
                new Tool(
                        execution.getPlugin().getArtifactId(),
                        execution.getPlugin().getVersion()),
                declared,
                defaults,
                ShrinkOverride.parse(shrinkOverride, shrinkOverrideFunctions),
                findPlainHandlers,
                () -> metadata().resolve(reachabilityMetadata),
                planFolder,
                planUpdate(planFolder),
                sources(),
                unshaken,
                reuse());
    }

    private Reuse reuse() {
        Path local =
                session.getRepositorySession().getLocalRepository().getBasedir().toPath();
        Path folder = cacheDirectory == null ? local.resolve(".cache/lambda-packager") : cacheDirectory.toPath();
        String started = session.getStartTime().toInstant().toString();
        return new Reuse(cache, folder, cacheMegabytes * 1_000_000L, started);
    }

    private ReachabilityResolver metadata() {
        List<RemoteRepository> remotes = new ArrayList<>(project.getRemotePluginRepositories());
        remotes.addAll(project.getRemoteProjectRepositories());
        return new ReachabilityResolver(repositories, session.getRepositorySession(), remotes);
    }

    private void checkMerged(BuildReport report) throws PackagingException {
        List<Violation> lacking = report.zips().isEmpty()
                ? List.of()
                : new LayersModules(session, execution.getPlugin()).lacking(project);
        if (!lacking.isEmpty()) {
            throw new PackagingException(lacking);
        }
    }

    private Optional<Path> planFolder() {
        Optional<Path> folder =
                layers ? new PlanFolder(session).above(project.getBasedir().toPath()) : Optional.empty();
        folder.ifPresent(found -> getLog().info("layers by " + found.resolve(LayerPlan.FILE_NAME)));
        return folder;
    }

    private Optional<PlanUpdate> planUpdate(Optional<Path> planFolder) throws PackagingException {
        return PlanMode.parse(plan) == PlanMode.UPDATE
                ? planFolder.map(new BuildWidePlan(session, execution, dependencies)::update)
                : Optional.empty();
    }

    private void log(BuildReport report) {
        if (report.zips().isEmpty()) {
            getLog().info("no handler in this module: no package");
        }
        report.row().functions().forEach(row -> getLog().info(row.summary()));
        report.warnings().forEach(getLog()::warn);
        report.notes().forEach(getLog()::debug);
    }

    private void attach(BuildReport report) {
        report.zips().forEach((function, zip) -> projectHelper.attachArtifact(project, "zip", function, zip.toFile()));
        if (!report.zips().isEmpty()) {
            projectHelper.attachArtifact(
                    project, "json", "lambda", report.manifest().toFile());
        }
    }

    private void logTable(List<ModuleRow> modules) {
        List<FunctionRow> rows =
                modules.stream().flatMap(module -> module.functions().stream()).toList();
        if (!rows.isEmpty()) {
            new BuildTable().render(rows).forEach(getLog()::info);
            getLog().info(modules.stream()
                    .map(ModuleRow::counts)
                    .reduce(BuildCounts.NONE, BuildCounts::plus)
                    .summary());
        }
    }
}
