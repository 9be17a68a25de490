package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.reactor.RuleFiles;
import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.Recorder.Trace;
import io.github.lambdapackager.plugin.verify.record.RecordingUpdate;
import io.github.lambdapackager.plugin.verify.record.RecordingUpdate.Change;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Records what the functions of a module reach by reflection and their packages lack.
 *
 * <p>One instance serves all modules of a build, from any thread.
 */
@Named
@Singleton
public final class ModuleRecording {
    private final ClasspathReader reader = new ClasspathReader();
    private final UnshakenWriter unshakenWriter = new UnshakenWriter();

    /**
     * Leaves the recordings beside the module's source code, and the functions' output in {@code record/<function>}
     * below its output directory.
     *
     * @param request as for verifying
     * @param afresh whether what earlier recordings named goes, unless it is seen again
     * @param progress gets a line when a function begins
     * @throws PackagingException with what the user can fix
     */
    public RecordReport run(VerifyRequest request, boolean afresh, JdkLocator jdks, Consumer<String> progress)
            throws PackagingException, IOException, InterruptedException {
        Path output = request.module().outputDirectory();
        ClasspathContent content = reader.read(request.module().classpath());
        Workspace workspace = new Workspace(output.resolve("record"), content, unshakenWriter);
        try {
            ModuleFunctions functions = new ModuleFunctions(request, jdks, content, workspace);
            List<ManifestFunction> chosen = functions.chosen(ModuleFunctions.manifest(output.resolve("manifest.json")));
            Writing writing = new Writing(request.module().directory(), content, afresh);
            List<FunctionRecording> recordings = new ArrayList<>();
            for (ManifestFunction function : chosen) {
                recordings.add(new FunctionRecording(
                        functions.candidate(function), functions.harness(function.runtime()), progress));
            }
            List<Trace> traces = new FunctionPool(request.threads()).run(recordings);
            for (int index = 0; index < traces.size(); index++) {
                writing.write(recordings.get(index).candidate(), traces.get(index));
            }
            return writing.report();
        } finally {
            workspace.close();
        }
    }

    private static final class Writing {
        private final Path directory;
        private final ClasspathContent content;
        private final boolean afresh;
        private final List<String> rows = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Writing(Path directory, ClasspathContent content, boolean afresh) {
            this.directory = directory;
            this.content = content;
            this.afresh = afresh;
        }

        void write(Candidate candidate, Trace trace) throws PackagingException, IOException {
            String name = candidate.name();
            trace.shortfall()
                    .ifPresent(reason ->
                            warnings.add("function " + name + ": the recording may lack something; " + reason));
            if (trace.observations().isEmpty()) {
                rows.add(name + ": nothing was run");
                return;
            }
            Change change = new RecordingUpdate(content, candidate.runtime().javaVersion(), afresh)
                    .write(
                            RuleFiles.recording(directory, name),
                            trace.observations(),
                            trace.classes(),
                            candidate.zip());
            rows.add(row(name, change));
            change.added().forEach(what -> notes.add(name + ": recorded " + what));
        }

        private static String row(String name, Change change) {
            if (change.named() == 0) {
                return name + ": nothing to record, the package has all that the events reach";
            }
            return name + ": " + RuleFiles.recordingName(name) + " names " + change.named() + ", "
                    + (change.added().isEmpty()
                            ? "none of them new"
                            : change.added().size() + " of them new")
                    + "; run lambda:package to have it in the package";
        }

        RecordReport report() {
            return new RecordReport(rows, warnings, notes);
        }
    }
}
