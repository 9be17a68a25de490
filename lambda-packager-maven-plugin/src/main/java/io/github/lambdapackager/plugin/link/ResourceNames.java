package io.github.lambdapackager.plugin.link;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows by what texts classes find the resources of a class path: as class loaders, classes and bundles look for them. */
final class ResourceNames {
    private static final Pattern NATIVE_LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
    private static final String SERVICES = "META-INF/services/";
    private static final String BUNDLE = ".properties";

    /** Without their folders. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> files = new HashSet<>();

    ResourceNames(Collection<String> files) {
        for (String file : files) {
            if (counts(file)) {
                this.files.add(file);
                this.names.add(lastPart(file));
            }
        }
    }

    /**
     * Every jar has a manifest of its own, services are compared by their providers, and a native library that Lambda cannot
     * load is not missed.
     */
    private static boolean counts(String file) {
        return !file.endsWith(".class")
                && !file.startsWith(SERVICES)
                && !file.equals(ClasspathElement.MANIFEST)
                && !NATIVE_LIBRARY.matcher(file).matches();
    }

    private static String lastPart(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Whether {@link #namedBy} may find something, whatever the folder. */
    boolean mayBeNamed(String text) {
        return names.contains(lastPart(text)) || names.contains(lastPart(text.replace('.', '/')) + BUNDLE);
    }

    /** @param folder of the class that has the text */
    List<String> namedBy(String text, String folder) {
        String absolute = text.startsWith("/") ? text.substring(1) : text;
        return Stream.of(absolute, folder + text, absolute.replace('.', '/') + BUNDLE)
                .filter(files::contains)
                .toList();
    }
}
