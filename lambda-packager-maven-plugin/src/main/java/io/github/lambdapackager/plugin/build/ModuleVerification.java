package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.reactor.RuntimeJdk;
import io.github.lambdapackager.plugin.report.ShakingLists;
import io.github.lambdapackager.plugin.report.VerifiedRow;
import io.github.lambdapackager.plugin.report.VerifyTable;
import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.FunctionInputs;
import io.github.lambdapackager.plugin.verify.Harness;
import io.github.lambdapackager.plugin.verify.Verdict;
import io.github.lambdapackager.plugin.verify.VerdictMessage;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Verifies the packages of a module against their unshaken twins, and writes into the manifest what that came to.
 *
 * <p>One instance serves all modules of a build, from any thread.
 */
@Named
@Singleton
public final class ModuleVerification {
    private final ClasspathReader reader = new ClasspathReader();
    private final UnshakenWriter unshakenWriter = new UnshakenWriter();

    /**
     * Leaves the functions' output in {@code verify/<function>} below the module's output directory, and the proofs in
     * its manifest.
     *
     * @param progress gets a line when a function begins and when it is done
     * @throws PackagingException with what the user can fix; that functions behave differently is in the report
     */
    public VerifyReport run(VerifyRequest request, JdkLocator jdks, Consumer<String> progress)
            throws PackagingException, IOException, InterruptedException {
        Path output = request.module().outputDirectory();
        Path file = output.resolve("manifest.json");
        if (!Files.exists(file)) {
            return new VerifyReport(List.of(), List.of(), List.of(), List.of());
        }
        Manifest manifest = read(file);
        ClasspathContent content = reader.read(request.module().classpath());
        Workspace workspace = new Workspace(output.resolve("verify"), content, unshakenWriter);
        try {
            Module module = new Module(request, jdks, content, workspace, progress);
            List<Verdict> verdicts = module.verify(manifest);
            new ManifestWriter().write(proven(manifest, verdicts), file);
            return report(verdicts, module.warnings);
        } finally {
            workspace.close();
        }
    }

    private static Manifest read(Path file) throws PackagingException, IOException {
        try {
            return new ManifestReader().read(file);
        } catch (PublishingException e) {
            throw new PackagingException(
                    "manifest " + file, "it cannot be read: " + e.getMessage(), "run lambda:package again");
        }
    }

    private static Manifest proven(Manifest manifest, List<Verdict> verdicts) {
        List<ManifestFunction> functions = new ArrayList<>();
        for (ManifestFunction function : manifest.functions()) {
            Optional<Proof> proof = verdicts.stream()
                    .filter(verdict -> verdict.function().equals(function.name()))
                    .map(Verdict::proof)
                    .findFirst();
            functions.add(proof.map(function::withProof).orElse(function));
        }
        return new Manifest(manifest.tool(), functions, manifest.layers());
    }

    private static VerifyReport report(List<Verdict> verdicts, Set<String> warnings) {
        List<VerifiedRow> rows = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            VerdictMessage message = new VerdictMessage(verdict);
            rows.addAll(new VerifyTable().rows(verdict.function(), verdict.proof(), !verdict.equal()));
            message.violation().ifPresent(violations::add);
            message.warning().ifPresent(warnings::add);
            notes.addAll(message.notes());
        }
        return new VerifyReport(rows, violations, List.copyOf(warnings), notes);
    }

    /** One module's functions, and what they have in common. */
    private static final class Module {
        private final VerifyRequest request;
        private final JdkLocator jdks;
        private final ClasspathContent content;
        private final Workspace workspace;
        private final Consumer<String> progress;
        private final Set<String> warnings = new TreeSet<>();

        Module(
                VerifyRequest request,
                JdkLocator jdks,
                ClasspathContent content,
                Workspace workspace,
                Consumer<String> progress) {
            this.request = request;
            this.jdks = jdks;
            this.content = content;
            this.workspace = workspace;
            this.progress = progress;
        }

        List<Verdict> verify(Manifest manifest) throws PackagingException, IOException, InterruptedException {
            List<FunctionVerification> functions = new ArrayList<>();
            for (ManifestFunction function : manifest.functions()) {
                if (request.functions().isEmpty() || request.functions().contains(function.name())) {
                    functions.add(new FunctionVerification(
                            function, candidate(function), harness(function.runtime()), request.tool(), progress));
                }
            }
            return new FunctionPool(request.threads()).run(functions);
        }

        private Candidate candidate(ManifestFunction function) throws PackagingException, IOException {
            Path output = request.module().outputDirectory();
            FunctionInputs inputs = new FunctionInputs(request.events(), function.name());
            return new Candidate(
                    function.name(),
                    function.handler(),
                    function.runtime(),
                    workspace.checked(function, output.resolve(function.zip().file())),
                    function.contentDigest(),
                    workspace::unshakenRoot,
                    workspace.unshakenDigest(),
                    workspace.provided(),
                    inputs.events(),
                    inputs.answers(),
                    inputs.environment(),
                    request.volatileFields(),
                    ownClasses(),
                    new ShakingLists().removed(output.resolve(function.name())),
                    workspace.folder(function.name()));
        }

        private Set<String> ownClasses() {
            Set<String> own = new HashSet<>();
            content.packaged().stream()
                    .filter(element -> element.artifact().own())
                    .flatMap(element -> element.entries().keySet().stream())
                    .filter(name -> name.endsWith(".class"))
                    .forEach(name -> own.add(name.substring(0, name.length() - ".class".length())));
            return own;
        }

        private Harness harness(LambdaRuntime runtime) throws IOException {
            RuntimeJdk jdk = jdks.locate(runtime);
            if (!jdk.matches()) {
                warnings.add("no toolchain offers a JDK " + runtime.javaVersion() + " for " + runtime.id()
                        + ": verified with the build's own, " + jdk.version() + ", which proves less");
            }
            return new Harness(
                    jdk.home(),
                    jdk.version(),
                    jdk.matches(),
                    request.jars().runtimeClient(),
                    request.jars().coverageAgent(),
                    request.nativeClient(),
                    request.timeLimit(),
                    request.memoryMegabytes(),
                    request.emulator());
        }
    }
}
