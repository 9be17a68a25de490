package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.Manifest;

/** What a jar's manifest says of its packages and of itself. */
record JarManifest(Manifest manifest) {
    private static final byte[] NONE = {};

    /** What {@link Package} tells, and what seals. */
    private static final Set<Name> OF_PACKAGES = Set.of(
            Name.SPECIFICATION_TITLE,
            Name.SPECIFICATION_VERSION,
            Name.SPECIFICATION_VENDOR,
            Name.IMPLEMENTATION_TITLE,
            Name.IMPLEMENTATION_VERSION,
            Name.IMPLEMENTATION_VENDOR,
            Name.SEALED);

    static JarManifest of(ClasspathElement element) {
        return new JarManifest(ManifestText.parse(element.entries().getOrDefault(ClasspathElement.MANIFEST, NONE)));
    }

    boolean isMultiRelease() {
        return "true".equalsIgnoreCase(manifest.getMainAttributes().getValue(Name.MULTI_RELEASE));
    }

    /**
     * What holds for a package: its own section before the main one.
     *
     * @param folder such as {@code org/example/}
     */
    SortedMap<String, String> ofPackage(String folder) {
        SortedMap<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        putPackageAttributes(attributes, manifest.getMainAttributes());
        putPackageAttributes(attributes, manifest.getEntries().getOrDefault(folder, new Attributes()));
        return attributes;
    }

    private static void putPackageAttributes(Map<String, String> target, Attributes source) {
        for (Name name : OF_PACKAGES) {
            String value = source.getValue(name);
            if (value != null) {
                target.put(name.toString(), value);
            }
        }
    }

    static boolean seals(Map<String, String> packageAttributes) {
        return "true".equalsIgnoreCase(packageAttributes.get(Name.SEALED.toString()));
    }

    /** The same, so that classes of a package may also stand elsewhere. */
    JarManifest withoutSeals() {
        Manifest open = new Manifest(manifest);
        open.getMainAttributes().remove(Name.SEALED);
        open.getEntries().values().forEach(attributes -> attributes.remove(Name.SEALED));
        return new JarManifest(open);
    }

    /**
     * The manifest for a jar that is the same whoever built it, with which JDK and when: what code can ask a package
     * for, but for seals, since a function may carry other classes of a package by itself.
     */
    byte[] forLayer() {
        SortedMap<String, String> main = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        putPackageAttributes(main, manifest.getMainAttributes());
        if (isMultiRelease()) {
            main.put(Name.MULTI_RELEASE.toString(), "true");
        }
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        manifest.getEntries().forEach((name, attributes) -> {
            SortedMap<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            putPackageAttributes(kept, attributes);
            kept.remove(Name.SEALED.toString());
            sections.put(name, kept);
        });
        main.remove(Name.SEALED.toString());
        return ManifestText.write(main, sections);
    }

    /** The manifest for what is left of the jar: nothing signed, nothing multi-release. */
    byte[] forRewrittenJar() {
        SortedMap<String, String> main = ManifestText.sorted(manifest.getMainAttributes());
        main.keySet().removeAll(Set.of("Manifest-Version", "Multi-Release", "Signature-Version"));
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        manifest.getEntries().forEach((name, attributes) -> {
            SortedMap<String, String> kept = ManifestText.sorted(attributes);
            kept.keySet().removeIf(JarManifest::isOfSignature);
            sections.put(name, kept);
        });
        return ManifestText.write(main, sections);
    }

    private static boolean isOfSignature(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return name.contains("-digest") || name.equals("magic");
    }
}
