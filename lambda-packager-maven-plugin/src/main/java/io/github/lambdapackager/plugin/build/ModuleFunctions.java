package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.LayerWriter;
import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.JdkLocator;
import io.github.lambdapackager.plugin.reactor.RuntimeJdk;
import io.github.lambdapackager.plugin.report.ShakingLists;
import io.github.lambdapackager.plugin.verify.Candidate;
import io.github.lambdapackager.plugin.verify.FunctionInputs;
import io.github.lambdapackager.plugin.verify.Harness;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.LambdaRuntime;
import io.github.lambdapackager.publisher.model.Manifest;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The packaged functions of a module, and what they are run with. */
final class ModuleFunctions {
    private final VerifyRequest request;
    private final JdkLocator jdks;
    private final ClasspathContent content;
    private final Workspace workspace;
    private final Set<String> warnings = new TreeSet<>();

    ModuleFunctions(VerifyRequest request, JdkLocator jdks, ClasspathContent content, Workspace workspace) {
        this.request = request;
        this.jdks = jdks;
        this.content = content;
        this.workspace = workspace;
    }

    static Manifest manifest(Path file) throws PackagingException, IOException {
        try {
            return new ManifestReader().read(file);
        } catch (PublishingException e) {
            throw new PackagingException(
                    "manifest " + file, "it cannot be read: " + e.getMessage(), "run lambda:package again");
        }
    }

    List<ManifestFunction> chosen(Manifest manifest) {
        return manifest.functions().stream()
                .filter(function ->
                        request.functions().isEmpty() || request.functions().contains(function.name()))
                .toList();
    }

    Candidate candidate(ManifestFunction function) throws PackagingException, IOException {
        Path output = request.module().outputDirectory();
        FunctionLayers layers = ModuleLayers.of(request.planFolder(), content).of(function);
        FunctionInputs inputs = new FunctionInputs(request.events(), function.name());
        return new Candidate(
                function.name(),
                function.handler(),
                function.runtime(),
                workspace.checked(function, output.resolve(function.zip().file())),
                function.contentDigest(),
                workspace::unshakenRoot,
                workspace.unshakenDigest(),
                function.layers(),
                opt -> layOut(layers, opt),
                workspace.provided(),
                inputs.events(),
                inputs.answers(),
                inputs.environment(),
                request.volatileFields(),
                ownClasses(),
                new ShakingLists().removed(output.resolve(function.name())),
                workspace.folder(function.name()));
    }

    private static void layOut(FunctionLayers layers, Path opt) throws IOException {
        for (LayerContent layer : layers.contents()) {
            new LayerWriter().layOut(layer, opt);
        }
        Path folder = Files.createDirectories(opt.resolve("java/lib"));
        for (ClasspathElement provided : layers.provided()) {
            Path jar = provided.artifact().file();
            Files.copy(jar, folder.resolve("~" + jar.getFileName()));
        }
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

    Harness harness(LambdaRuntime runtime) throws IOException {
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

    /** What the user should act on; more may come. */
    Set<String> warnings() {
        return warnings;
    }
}
