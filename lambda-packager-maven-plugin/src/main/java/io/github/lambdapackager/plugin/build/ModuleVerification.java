package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.report.VerifiedRow;
import io.github.lambdapackager.plugin.report.VerifyTable;
import io.github.lambdapackager.plugin.verify.Verdict;
import io.github.lambdapackager.plugin.verify.VerdictMessage;
import io.github.lambdapackager.publisher.manifest.ManifestWriter;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.Proof;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Manifest manifest = ModuleFunctions.manifest(file);
        ClasspathContent content = reader.read(request.module().classpath());
        Workspace workspace = new Workspace(output.resolve("verify"), content, unshakenWriter);
        try {
            ModuleFunctions functions = new ModuleFunctions(request, jdks, content, workspace);
            List<FunctionVerification> verifications = new ArrayList<>();
            for (ManifestFunction function : functions.chosen(manifest)) {
                verifications.add(new FunctionVerification(
                        function,
                        functions.candidate(function),
                        functions.harness(function.runtime()),
                        request.tool(),
                        progress));
            }
            List<Verdict> verdicts = new FunctionPool(request.threads()).run(verifications);
            new ManifestWriter().write(proven(manifest, verdicts), file);
            return report(verdicts, functions.warnings());
        } finally {
            workspace.close();
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
}
