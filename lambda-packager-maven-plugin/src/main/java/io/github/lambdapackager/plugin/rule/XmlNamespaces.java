package io.github.lambdapackager.plugin.rule;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses in XML texts, and in scripts that stand for them, of all that may travel with a function. */
final class XmlNamespaces {
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s\"'<>]+");

    private final List<PackagedArtifact> artifacts;
    private volatile @Nullable Set<String> addresses;

    XmlNamespaces(List<PackagedArtifact> artifacts) {
        this.artifacts = artifacts;
    }

    /** Read when somebody first asks. */
    boolean contain(String namespace) {
        Set<String> known = addresses;
        if (known == null) {
            known = read();
            addresses = known;
        }
        return known.contains(namespace);
    }

    private Set<String> read() {
        Set<String> found = new HashSet<>();
        for (PackagedArtifact artifact : artifacts) {
            for (String file : artifact.files().keySet()) {
                if (file.endsWith(".xml") || file.endsWith(".groovy")) {
                    String text = new String(artifact.files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
                    ADDRESS.matcher(TextComments.without(file, text))
                            .results()
                            .map(MatchResult::group)
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
