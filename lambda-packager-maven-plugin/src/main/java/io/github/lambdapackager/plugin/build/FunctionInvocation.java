package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.archive.UnshakenWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.FunctionInputs;
import io.github.lambdapackager.plugin.verify.Invocation;
import io.github.lambdapackager.plugin.verify.Invoker;
import io.github.lambdapackager.plugin.verify.SampleEvent;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;

/** Runs one function of a module with one event. */
@Named
@Singleton
public final class FunctionInvocation {
    private final ClasspathReader reader = new ClasspathReader();
    private final UnshakenWriter unshakenWriter = new UnshakenWriter();

    /**
     * Leaves what the function printed in {@code invoke/<function>} below the module's output directory.
     *
     * @throws PackagingException with what the user can fix; that the function fails is in the invocation
     */
    public Invocation run(InvokeRequest request, JdkLocator jdks)
            throws PackagingException, IOException, InterruptedException {
        Path output = request.settings().module().outputDirectory();
        ManifestFunction function = ModuleFunctions.manifest(output.resolve("manifest.json")).functions().stream()
                .filter(each -> each.name().equals(request.function()))
                .findFirst()
                .orElseThrow();
        ClasspathContent content = reader.read(request.settings().module().classpath());
        Workspace workspace = new Workspace(output.resolve("invoke"), content, unshakenWriter);
        try {
            ModuleFunctions functions = new ModuleFunctions(request.settings(), jdks, content, workspace);
            Candidate candidate = functions.candidate(function);
            Candidate chosen = request.unshaken()
                    ? candidate.withLayout(workspace::unshakenRoot, opt -> {})
                    : candidate.withLayout(() -> workspace.shakenRoot(candidate.zip()), candidate.opt());
            return new Invoker(functions.harness(function.runtime()))
                    .invoke(chosen.withEvents(events(request, candidate.events())));
        } finally {
            workspace.close();
        }
    }

    /** The one that is asked for; without a wish, all samples: the first of them will be taken. */
    private static List<SampleEvent> events(InvokeRequest request, List<SampleEvent> samples)
            throws PackagingException, IOException {
        if (request.event().isEmpty()) {
            return samples;
        }
        String wanted = request.event().get();
        Optional<Path> file = Stream.of(
                        request.folder(), request.settings().module().directory())
                .map(folder -> folder.resolve(wanted))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isPresent()) {
            return List.of(new FunctionInputs(request.settings().events(), request.function()).event(file.get()));
        }
        return List.of(samples.stream()
                .filter(sample -> sample.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new PackagingException(
                        "function " + request.function(),
                        "there is no file " + wanted + ", and no sample event of that name"
                                + (samples.isEmpty() ? "" : "; there are " + names(samples)),
                        "name a file, or one of src/test/lambda/" + request.function() + "/<name>.json")));
    }

    private static String names(List<SampleEvent> samples) {
        return samples.stream().map(SampleEvent::name).collect(Collectors.joining(", "));
    }
}
