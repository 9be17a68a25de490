package io.github.lambdapackager.plugin.jdk;

import java.util.List;

/** Packages whose classes only the JDK brings, or a specification that it once held. */
public final class JdkPackages {
    private static final List<String> PREFIXES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "netscape.",
            "org.w3c.dom.",
            "org.xml.sax.",
            "org.ietf.jgss.");

    private JdkPackages() {}

    /** Whether the name (with dots) is one that only the JDK may give. */
    public static boolean contain(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }
}
