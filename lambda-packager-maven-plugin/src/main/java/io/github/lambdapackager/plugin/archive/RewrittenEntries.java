package io.github.lambdapackager.plugin.archive;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.ShakenElement;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of an element that stay true when its jar is written anew. */
final class RewrittenEntries {
    private static final String FOLDER = "META-INF/";
    private static final String MODULE = "module-info.class";

    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+)", Pattern.CASE_INSENSITIVE);

    /** An index of other jars by their names of old; declarations of modules, which a class path ignores. */
    private static final Pattern OF_THE_OLD_JAR =
            Pattern.compile("META-INF/INDEX\\.LIST|(META-INF/versions/\\d+/)?module-info\\.class");

    private RewrittenEntries() {}

    /** Without the manifest, which is written by other rules. */
    static SortedMap<String, byte[]> of(ShakenElement element) {
        SortedMap<String, byte[]> entries = new TreeMap<>(element.entries());
        entries.keySet().removeIf(name -> name.equals(ClasspathElement.MANIFEST) || isOfTheOldJar(name));
        return entries;
    }

    private static boolean isOfTheOldJar(String name) {
        // Nearly every name is the name of a class, and there are many: most never come to a pattern.
        return (name.regionMatches(true, 0, FOLDER, 0, FOLDER.length()) || name.equals(MODULE))
                && (SIGNATURE.matcher(name).matches()
                        || OF_THE_OLD_JAR.matcher(name).matches());
    }

    /** Whether the jar was signed before. */
    static boolean loseSignature(ShakenElement element) {
        return element.element()
                .entries()
                .remembered(
                        Signed.class,
                        files -> new Signed(files.keySet().stream().anyMatch(Signed::isSignature)))
                .signed();
    }

    private record Signed(boolean signed) {
        static boolean isSignature(String name) {
            return name.regionMatches(true, 0, FOLDER, 0, FOLDER.length())
                    && SIGNATURE.matcher(name).matches();
        }
    }
}
