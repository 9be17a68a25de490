package io.github.lambdapackager.plugin.model;

import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * One place on a class path with what it holds.
 *
 * @param entries every file by its name in the jar, {@code /} between folders, directories left out; the arrays are
 *     shared and never written to
 * @param multiRelease whether the manifest activates {@code META-INF/versions}
 */
public record ClasspathElement(ResolvedArtifact artifact, FilesByName entries, boolean multiRelease) {
    public static final String MANIFEST = "META-INF/MANIFEST.MF";
    public static final String VERSIONS = MultiRelease.VERSIONS;

    /**
     * Read by build tools and verifiers of jars alone: signatures (which no longer hold), the JAR index, module
     * declarations (Lambda has a class path), Maven's POM ({@code pom.properties} stays for vulnerability scanners),
     * rules for shrinkers and native images, the AWS SDK's code generator input.
     */
    private static final Pattern FOR_TOOLS = Pattern.compile(
            "META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/SIG-[^/]+|META-INF/INDEX\\.LIST|(.*/)?module-info\\.class"
                    + "|META-INF/maven/.*/pom\\.xml|META-INF/(proguard|com\\.android\\.tools|native-image)/.*"
                    + "|codegen-resources/.*");

    public ClasspathElement(ResolvedArtifact artifact, SortedMap<String, byte[]> entries, boolean multiRelease) {
        this(artifact, FilesByName.copyOf(entries), multiRelease);
    }

    /**
     * What a JVM of that version sees: the highest fitting version of each multi-release entry under its plain name.
     *
     * @param javaVersion the feature version of the function's runtime, such as 17
     */
    public FilesByName effectiveEntries(int javaVersion) {
        return multiRelease ? MultiRelease.effective(entries, javaVersion) : entries;
    }

    /** Whether no code reads the file at run time. */
    public static boolean isForTools(String name) {
        return FOR_TOOLS.matcher(name).matches();
    }
}
