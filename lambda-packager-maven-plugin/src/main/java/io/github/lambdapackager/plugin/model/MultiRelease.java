package io.github.lambdapackager.plugin.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How a multi-release jar looks to one version of Java. */
public final class MultiRelease {
    static final String VERSIONS = "META-INF/versions/";

    private MultiRelease() {}

    /** How one jar looks to the versions that were asked for. */
    private static final class Views {
        private final Map<Integer, FilesByName> byVersion = new ConcurrentHashMap<>();
    }

    /** The highest fitting version of each entry under its plain name. */
    static FilesByName effective(FilesByName entries, int javaVersion) {
        Views views = entries.remembered(Views.class, unknown -> new Views());
        return views.byVersion.computeIfAbsent(javaVersion, version -> view(entries, version));
    }

    private static FilesByName view(FilesByName entries, int javaVersion) {
        SortedMap<String, FileContent> effective = new TreeMap<>();
        SortedMap<String, Integer> versions = new TreeMap<>();
        entries.contents().forEach((name, content) -> {
            int version = versionOf(name);
            String plain = plainName(name);
            // The JDK never looks for META-INF itself below a version.
            boolean visible = version == 0 || (version <= javaVersion && !plain.startsWith("META-INF/"));
            if (visible && version >= versions.getOrDefault(plain, 0)) {
                versions.put(plain, version);
                effective.put(plain, content);
            }
        });
        return FilesByName.reading(effective);
    }

    /** The name of an entry without the version of Java that it is for. */
    public static String plainName(String entry) {
        return versionOf(entry) == 0 ? entry : entry.substring(entry.indexOf('/', VERSIONS.length()) + 1);
    }

    private static int versionOf(String name) {
        if (!name.startsWith(VERSIONS)) {
            return 0;
        }
        int end = name.indexOf('/', VERSIONS.length());
        String version = end < 0 ? "" : name.substring(VERSIONS.length(), end);
        return version.matches("[1-9][0-9]{0,3}") && Integer.parseInt(version) >= 9 ? Integer.parseInt(version) : 0;
    }
}
