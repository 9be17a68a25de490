package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ModuleManifest;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.ResolvedFunction;
import io.github.lambdapackager.publisher.manifest.ManifestReader;
import io.github.lambdapackager.publisher.model.Archive;
import io.github.lambdapackager.publisher.model.Coordinates;
import io.github.lambdapackager.publisher.model.LayerReference;
import io.github.lambdapackager.publisher.model.ManifestArtifact;
import io.github.lambdapackager.publisher.model.ManifestFunction;
import io.github.lambdapackager.publisher.model.PublishingException;
import io.github.lambdapackager.publisher.model.Violation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The functions of all modules, as a manifest in another folder describes them. */
record MergedFunctions(List<ManifestFunction> all) {
    MergedFunctions {
        all = List.copyOf(all);
    }

    /** Reads the modules' manifests; a package from a repository is copied beside the new manifest. */
    static MergedFunctions read(LayersRequest request) throws PackagingException, IOException {
        Map<String, ManifestFunction> byName = new TreeMap<>();
        List<Violation> violations = new ArrayList<>();
        for (ModuleManifest manifest : request.manifests()) {
            if (manifest.file().isEmpty()) {
                violations.add(notFound(manifest.module()));
                continue;
            }
            for (ManifestFunction function : functions(manifest.file().get())) {
                ManifestFunction other = byName.put(
                        function.name(),
                        moved(function, manifest, manifest.file().get(), request));
                if (other != null) {
                    violations.add(twice(function, other));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new PackagingException(violations);
        }
        return new MergedFunctions(List.copyOf(byName.values()));
    }

    private static Violation notFound(Coordinates module) {
        return new Violation(
                "module " + module.artifactId(),
                "it is neither part of this build nor, with its functions, in a repository",
                "build it together with the layers module (mvn package, or -am beside -pl), or install it before");
    }

    private static Violation twice(ManifestFunction function, ManifestFunction other) {
        return new Violation(
                "function " + function.name(),
                "two modules have one of this name: " + other.module() + " and " + function.module(),
                "give one of them another <name>");
    }

    private static List<ManifestFunction> functions(Path manifest) throws PackagingException, IOException {
        try {
            return new ManifestReader().read(manifest).functions();
        } catch (PublishingException e) {
            throw new PackagingException(
                    "manifest " + manifest,
                    "it cannot be read: " + e.getMessage(),
                    "build its module again with this version of the plugin");
        }
    }

    private static ManifestFunction moved(
            ManifestFunction function, ModuleManifest manifest, Path manifestFile, LayersRequest request)
            throws PackagingException, IOException {
        Path folder = request.outputDirectory().toAbsolutePath().normalize();
        Archive zip = function.zip();
        Path file = manifestFile.toAbsolutePath().normalize().resolveSibling(zip.file());
        if (!manifest.built()) {
            Coordinates module = function.module();
            Path fetched = request.files()
                    .of(new Coordinates(
                            module.groupId(), module.artifactId(), module.version(), function.name(), "zip"));
            file = folder.resolve(function.name() + ".zip");
            Files.copy(fetched, file, StandardCopyOption.REPLACE_EXISTING);
        }
        String relative = folder.relativize(file).toString().replace(File.separatorChar, '/');
        return function.withZip(new Archive(relative, zip.sha256(), zip.zippedBytes(), zip.unzippedBytes()));
    }

    Set<ArtifactKey> modules() {
        return all.stream().map(function -> ArtifactKey.of(function.module())).collect(Collectors.toSet());
    }

    List<ResolvedFunction> resolved() {
        return all.stream()
                .map(function -> new ResolvedFunction(
                        function.name(),
                        ArtifactKey.of(function.module()),
                        function.artifacts().stream()
                                .skip(1)
                                .map(ManifestArtifact::coordinates)
                                .toList()))
                .toList();
    }

    Optional<ManifestFunction> named(String name) {
        return all.stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /** The functions that were made for a layer of this name. */
    List<ManifestFunction> having(String layer) {
        return all.stream()
                .filter(function ->
                        function.layers().stream().map(LayerReference::name).anyMatch(layer::equals))
                .toList();
    }
}
