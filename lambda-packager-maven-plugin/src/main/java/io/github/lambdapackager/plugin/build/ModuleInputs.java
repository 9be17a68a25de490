package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.archive.ClasspathReader;
import io.github.lambdapackager.plugin.cache.FileDigests;
import io.github.lambdapackager.plugin.layer.LayerPlanReader;
import io.github.lambdapackager.plugin.model.FunctionClasspath;
import io.github.lambdapackager.plugin.model.FunctionDeclaration;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.LambdaFunction;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerPlan;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ReachabilityMetadata;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.model.UserRules;
import io.github.lambdapackager.plugin.reactor.RuleFiles;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Digests of all that a module's packages are made of.
 *
 * @param code what every function of the module is made of: class path, metadata and the plugin itself
 * @param settings what says which functions there are and how each is made
 */
record ModuleInputs(SortedMap<String, String> code, SortedMap<String, String> settings) {
    private static final String SNAPSHOT = "SNAPSHOT";

    ModuleInputs {
        code = Collections.unmodifiableSortedMap(new TreeMap<>(code));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    static ModuleInputs read(
            PackageRequest request, ReachabilityMetadata metadata, FileDigests digests, ClasspathReader reader)
            throws PackagingException, IOException {
        SortedMap<String, String> code = new TreeMap<>();
        code.put("the plugin", hash(request.tool() + OwnCode.digest(digests)));
        code.put("the reachability metadata", metadata(metadata, digests));
        FunctionClasspath classpath = request.module().classpath();
        code.put(
                "the module's classes",
                hash(classpath.module().coordinates()
                        + FolderContent.digest(classpath.module().file(), digests)));
        addArtifacts("dependency", classpath.packaged(), request, digests, reader, code);
        addArtifacts("provided", classpath.provided(), request, digests, reader, code);
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("the configuration", configuration(request));
        addRules(request, settings);
        addPlan(request, digests, settings);
        return new ModuleInputs(code, settings);
    }

    private static String metadata(ReachabilityMetadata metadata, FileDigests digests) throws IOException {
        return metadata.zip().isPresent()
                ? digests.ofSettled(
                        metadata.zip().get(), () -> digests.of(metadata.zip().get()))
                : hash(metadata.problem());
    }

    /** Numbered, for their order counts. */
    private static void addArtifacts(
            String kind,
            List<ResolvedArtifact> artifacts,
            PackageRequest request,
            FileDigests digests,
            ClasspathReader reader,
            SortedMap<String, String> inputs)
            throws IOException {
        for (int index = 0; index < artifacts.size(); index++) {
            ResolvedArtifact artifact = artifacts.get(index);
            String number = String.valueOf(1001 + index).substring(1);
            String name = kind + " " + number + ", " + artifact.coordinates();
            String digest = isSettled(artifact)
                    ? digests.ofSettled(artifact.file(), () -> digest(artifact, request, digests, reader))
                    : digest(artifact, request, digests, reader);
            inputs.put(artifact.own() ? name + ", own" : name, digest);
        }
    }

    /** A jar of the build's own gets other time stamps each time it is packed; what is in it counts. */
    private static String digest(
            ResolvedArtifact artifact, PackageRequest request, FileDigests digests, ClasspathReader reader)
            throws IOException {
        Path file = artifact.file();
        if (Files.isDirectory(file)) {
            return FolderContent.digest(file, digests);
        } else if (Files.notExists(file)) {
            return hash("absent");
        } else if (!artifact.own() || isExempted(artifact, request)) {
            return digests.of(file);
        }
        return digests.ofContent(file, () -> {
            try {
                return ContentDigest.of(
                                reader.readJars(List.of(artifact)).get(0).entries())
                        .sha256Hex();
            } catch (PackagingException e) {
                // No sound jar: whoever reads it next says so.
                return ContentDigest.sha256(Files.readAllBytes(file));
            }
        });
    }

    /** A release of somebody else's, in the local repository. */
    private static boolean isSettled(ResolvedArtifact artifact) {
        return !artifact.own() && !artifact.coordinates().version().endsWith(SNAPSHOT);
    }

    private static boolean isExempted(ResolvedArtifact artifact, PackageRequest request) {
        return Stream.concat(request.declared().stream(), Stream.of(request.defaults()))
                .flatMap(declared -> declared.exempted().stream())
                .anyMatch(pattern -> pattern.matches(artifact.coordinates()));
    }

    private static String configuration(PackageRequest request) {
        List<FunctionDeclaration> declared = request.declared();
        ShrinkOverride override = request.shrinkOverride();
        return hash(String.join(
                "\n",
                declared.toString(),
                request.defaults().toString(),
                override.mode().toString(),
                override.functions().stream().sorted().toList().toString(),
                String.valueOf(request.findPlainHandlers()),
                request.sources().left().stream().sorted().toList().toString()));
    }

    private static void addRules(PackageRequest request, SortedMap<String, String> inputs) throws IOException {
        RuleFiles files = RuleFiles.read(request.module().directory());
        Stream.concat(
                        files.common().stream(),
                        files.byFunction().values().stream().flatMap(List::stream))
                .forEach((UserRules rules) -> inputs.put(rules.source(), hash(rules.text())));
        files.byFunction().keySet().forEach(function -> inputs.put("rules of " + function, hash(function)));
    }

    /** The plan with all that it refers to. */
    private static void addPlan(PackageRequest request, FileDigests digests, SortedMap<String, String> inputs)
            throws PackagingException, IOException {
        if (request.planFolder().isEmpty()) {
            return;
        }
        Path root = request.planFolder().get();
        Optional<LayerPlan> plan = new LayerPlanReader().read(root);
        inputs.put(LayerPlan.FILE_NAME, hash(Files.readString(root.resolve(LayerPlan.FILE_NAME))));
        inputs.put("lambda-layers", FolderContent.digest(root.resolve("lambda-layers"), digests));
        for (PlannedLayer layer : plan.map(LayerPlan::layers).orElse(List.of())) {
            Optional<Path> kept = layer.keptClasses().map(root::resolve).filter(Files::isRegularFile);
            if (kept.isPresent()) {
                inputs.put("classes of layer " + layer.name(), ContentDigest.sha256(Files.readAllBytes(kept.get())));
            }
        }
    }

    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(code);
        all.putAll(settings);
        return all;
    }

    /** The identity of all of it. */
    String digest() {
        return hash("module\n" + all());
    }

    /** The identity of all that one function is made of. */
    String keyOf(LambdaFunction function, FunctionLayers layers) {
        StringBuilder text = new StringBuilder("function\n" + code + "\n" + function);
        for (LayerContent layer : layers.contents()) {
            text.append("\nlayer ").append(layer.name()).append(' ').append(layer.contentDigest());
            layer.jars()
                    .forEach(jar -> text.append('\n')
                            .append(jar.path())
                            .append(' ')
                            .append(jar.content().artifact().coordinates()));
        }
        layers.provided()
                .forEach(element ->
                        text.append("\nprovided ").append(element.artifact().coordinates()));
        return hash(text.toString());
    }

    private static String hash(String text) {
        return ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
