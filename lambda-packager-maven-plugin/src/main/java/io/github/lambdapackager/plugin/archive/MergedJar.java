package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.FunctionLayers;
import io.github.lambdapackager.plugin.model.ShakenElement;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The jar that takes up one element after the other, and what it knows of those that it could not. */
final class MergedJar {
    private static final int ANY_JAVA_VERSION = 9999;

    /** Where a package was seen first, with the attributes that hold for it there. */
    private record PackageOrigin(Coordinates holder, SortedMap<String, String> attributes) {}

    private final FunctionLayers layers;
    private final SortedMap<String, byte[]> entries = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
    private final LegalTexts legalTexts = new LegalTexts();
    private final Map<String, Coordinates> holders = new HashMap<>();
    private final Set<String> heldElsewhere = new HashSet<>();
    private final Map<String, PackageOrigin> packages = new HashMap<>();

    /** @param layers what they hold of an element, classes of its packages included, is not here */
    MergedJar(FunctionLayers layers) {
        this.layers = layers;
    }

    /** Why the element cannot be added. */
    Optional<String> obstacle(ShakenElement element) {
        SortedMap<String, byte[]> added = RewrittenEntries.of(element);
        Optional<String> split = added.entrySet().stream()
                .filter(entry -> holders.containsKey(entry.getKey()) && !LegalText.is(entry.getKey()))
                .filter(entry -> merged(entry.getKey(), entry.getValue()).isEmpty())
                .map(entry -> entry.getKey() + " is also in " + holders.get(entry.getKey()))
                .findFirst();
        return split.or(() -> splitSealedPackage(element.element(), packagesOf(added.keySet())));
    }

    /** Adds an element without an obstacle. */
    void add(ShakenElement element) {
        Coordinates artifact = element.element().artifact().coordinates();
        SortedMap<String, byte[]> added = RewrittenEntries.of(element);
        added.forEach((name, content) -> {
            if (LegalText.is(name)) {
                legalTexts.add(name, content, artifact);
            }
        });
        added.keySet().removeIf(LegalText::is);
        added.forEach((name, content) -> {
            entries.put(name, holders.containsKey(name) ? merged(name, content).orElseThrow() : content);
            holders.putIfAbsent(name, artifact);
        });
        sections.putAll(addPackages(element.element(), packagesOf(added.keySet())));
    }

    /** Remembers an element that stays a jar of its own. */
    void passBy(ShakenElement element) {
        Set<String> names = new HashSet<>();
        if (element.intact()) {
            names.addAll(element.element().entries().keySet());
            names.addAll(element.element().effectiveEntries(ANY_JAVA_VERSION).keySet());
        } else {
            names.addAll(RewrittenEntries.of(element).keySet());
        }
        heldElsewhere.addAll(names);
        names.forEach(
                name -> holders.putIfAbsent(name, element.element().artifact().coordinates()));
        addPackages(element.element(), packagesOf(names));
    }

    /** The element's manifest, which must not seal a package that is also in a layer. */
    JarManifest manifestOf(ClasspathElement element) {
        JarManifest manifest = JarManifest.of(element);
        boolean layered = layers.holding(element.artifact().coordinates()).isPresent();
        return layered ? manifest.withoutSeals() : manifest;
    }

    StableJar toJar() {
        SortedMap<String, byte[]> all = new TreeMap<>(entries);
        if (!legalTexts.isEmpty()) {
            all.put(LegalTexts.FILE, legalTexts.toBytes());
        }
        return StableJar.of(ManifestText.write(new TreeMap<>(), sections), all);
    }

    /** A file that an earlier element holds, together with the later one. */
    private Optional<byte[]> merged(String name, byte[] later) {
        // The merged jar comes first: what was joined into it would overtake the file of the other jar.
        return heldElsewhere.contains(name)
                ? Optional.empty()
                : Optional.ofNullable(entries.get(name)).flatMap(earlier -> ResourceMerge.merge(name, earlier, later));
    }

    private static SortedSet<String> packagesOf(Set<String> names) {
        SortedSet<String> folders = new TreeSet<>();
        for (String name : names) {
            if (name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/")) {
                folders.add(name.substring(0, name.lastIndexOf('/') + 1));
            }
        }
        return folders;
    }

    /** A JVM refuses a package that is sealed in one jar and has classes in another. */
    private Optional<String> splitSealedPackage(ClasspathElement element, Set<String> folders) {
        JarManifest manifest = manifestOf(element);
        for (String folder : folders) {
            PackageOrigin earlier = packages.get(folder);
            if (earlier != null
                    && (JarManifest.seals(earlier.attributes()) || JarManifest.seals(manifest.ofPackage(folder)))) {
                String packageName = folder.substring(0, folder.length() - 1).replace('/', '.');
                return Optional.of("package " + packageName + " is sealed and is also in " + earlier.holder());
            }
        }
        return Optional.empty();
    }

    /** Remembers packages that are new, and returns what their manifest says of them. */
    private SortedMap<String, SortedMap<String, String>> addPackages(ClasspathElement element, Set<String> folders) {
        JarManifest manifest = manifestOf(element);
        SortedMap<String, SortedMap<String, String>> added = new TreeMap<>();
        for (String folder : folders) {
            SortedMap<String, String> attributes = manifest.ofPackage(folder);
            if (packages.putIfAbsent(
                            folder, new PackageOrigin(element.artifact().coordinates(), attributes))
                    == null) {
                added.put(folder, attributes);
            }
        }
        return added;
    }
}
