package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LayerContent;
import io.github.lambdapackager.plugin.model.LayerJar;
import io.github.lambdapackager.plugin.model.MultiRelease;
import io.github.lambdapackager.plugin.model.NativeLibraries;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import io.github.lambdapackager.plugin.model.ServiceFile;
import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lays out a layer: a jar for each artifact of the plan, with what code can read of it. It sees the plan and the artifacts
 * alone, so that each module comes to the same bytes.
 */
public final class LayerAssembly {
    private static final String FOLDER = "java/lib/";
    private static final String SERVICES = "META-INF/services/";
    private static final Pattern POM_PROPERTIES = Pattern.compile("META-INF/maven/.*/pom\\.properties");

    /** File systems end at 255 bytes, and a layer's name at 140. */
    private static final int MAX_LENGTH = 100;

    private final PlannedLayer layer;
    private final Optional<? extends Set<String>> keptClasses;

    /** @param keptClasses binary names of the classes that it holds; empty: all of its artifacts */
    public LayerAssembly(PlannedLayer layer, Optional<? extends Set<String>> keptClasses) {
        this.layer = layer;
        this.keptClasses = keptClasses;
    }

    /**
     * The layer's content.
     *
     * @param artifacts every artifact of the layer, in any order
     * @param files further files by their paths below {@code /opt}
     */
    public LayerContent assemble(List<ClasspathElement> artifacts, SortedMap<String, byte[]> files) {
        List<LayerJar> jars = new ArrayList<>();
        for (int position = 0; position < layer.artifacts().size(); position++) {
            ArtifactKey key = layer.artifacts().get(position);
            ClasspathElement artifact = artifacts.stream()
                    .filter(element -> key.matches(element.artifact().coordinates()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "layer " + layer.name() + " is assembled without its artifact " + key));
            jars.add(new LayerJar(path(position, artifact.artifact().coordinates()), content(artifact)));
        }
        return new LayerContent(
                layer.name(),
                jars,
                files,
                digest(jars, files),
                LayerFiles.of(jars, files).unzippedBytes());
    }

    /**
     * The layer's name comes first, for Lambda unpacks all layers into one folder; {@code +} is in no name of a layer, so
     * that no two jars have one name.
     */
    private String path(int position, Coordinates artifact) {
        String classifier = artifact.classifier().isEmpty() ? "" : "-" + artifact.classifier();
        String name = (artifact.groupId() + "." + artifact.artifactId() + classifier + "-" + artifact.version())
                .replaceAll("[^A-Za-z0-9._-]", "_");
        String cut = name.substring(0, Math.min(name.length(), MAX_LENGTH));
        int digits = Math.max(3, Integer.toString(layer.artifacts().size()).length());
        return FOLDER + String.format(Locale.ROOT, "%s+%0" + digits + "d-%s.jar", layer.name(), position, cut);
    }

    private ClasspathElement content(ClasspathElement artifact) {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        artifact.entries().forEach((name, content) -> {
            if (isKept(name) && !NativeLibraries.isOfNoUse(name, content)) {
                canonical(name, content, artifact).ifPresent(rest -> entries.put(name, rest));
            }
        });
        entries.put(ClasspathElement.MANIFEST, JarManifest.of(artifact).forLayer());
        return new ClasspathElement(artifact.artifact(), entries, artifact.multiRelease());
    }

    /** The file without what differs from build to build, and without providers that are not there. */
    private Optional<byte[]> canonical(String name, byte[] content, ClasspathElement artifact) {
        if (POM_PROPERTIES.matcher(name).matches()) {
            return Optional.of(
                    PropertiesText.parse(content).map(PropertiesText::write).orElse(content));
        }
        return name.startsWith(SERVICES)
                ? new ServiceFile(content).without(provider -> isLeftOut(provider, artifact))
                : Optional.of(content);
    }

    private boolean isLeftOut(String className, ClasspathElement artifact) {
        return isLeftOut(className) && artifact.entries().containsKey(className.replace('.', '/') + ".class");
    }

    private boolean isKept(String name) {
        return !name.equals(ClasspathElement.MANIFEST)
                && !ClasspathElement.isForTools(name)
                && (!name.endsWith(".class") || !isLeftOut(className(name)));
    }

    private boolean isLeftOut(String className) {
        return keptClasses.filter(kept -> !kept.contains(className)).isPresent();
    }

    /** The class of an entry, also of one that only some versions of Java see. */
    private static String className(String entry) {
        String plain = MultiRelease.plainName(entry);
        return plain.substring(0, plain.length() - ".class".length()).replace('/', '.');
    }

    private static ContentDigest digest(List<LayerJar> jars, SortedMap<String, byte[]> files) {
        Map<String, byte[]> contents = new TreeMap<>(files);
        jars.forEach(jar ->
                jar.content().entries().forEach((name, content) -> contents.put(jar.path() + "!/" + name, content)));
        return ContentDigest.of(contents);
    }
}
