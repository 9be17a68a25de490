package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classes that any text resource names, outside its comments, or a binary one in {@code META-INF}: configuration of
 * frameworks that we need not know.
 */
final class NamedInText implements RuleSource {
    private static final int LARGEST = 1 << 20;
    private static final List<PathPattern> IGNORED =
            DataFile.lines("ignored-texts.txt").stream().map(PathPattern::new).toList();

    private final Catalogue catalogue;

    NamedInText(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CollectedRules rulesOf(PackagedArtifact artifact, ClassIndex classes) {
        List<KeepRule> rules = new ArrayList<>();
        artifact.files().forEach((file, bytes) -> {
            if (isCandidate(file, bytes)) {
                String reason = "named in " + file + " of " + artifact.name();
                classesIn(TextComments.without(file, text(bytes)), classes).stream()
                        .map(name -> KeepRule.whole(name, reason, artifact.reached()))
                        .forEach(rules::add);
            }
        });
        return new CollectedRules(rules, List.of());
    }

    private boolean isCandidate(String file, byte[] bytes) {
        return bytes.length <= LARGEST
                && (file.startsWith("META-INF/") || isText(bytes))
                && !file.endsWith(".class")
                && !Services.isServiceFile(file)
                && !RuleFolders.isRuleFile(file)
                && !catalogue.isClassList(file)
                && IGNORED.stream().noneMatch(pattern -> pattern.matches(file));
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        return true;
    }

    /** In other charsets, and in binary files, names of classes are the same as in UTF-8. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The packaged classes that a text names, whatever stands between the names. */
    static Set<String> classesIn(String text, ClassIndex classes) {
        Set<String> found = new TreeSet<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            int separators = 0;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                separators += isSeparator(text.charAt(end)) ? 1 : 0;
                end++;
            }
            if (separators > 0) {
                String name = trimmed(text.substring(start, end));
                // Binary files put the length of a text before it, which may look like a letter.
                classes.resolve(name)
                        .or(() -> classes.resolve(name.substring(Math.min(1, name.length()))))
                        .ifPresent(found::add);
            }
            start = Math.max(end, start + 1);
        }
        return found;
    }

    private static boolean isNamePart(char letter) {
        return isSeparator(letter)
                || (Character.isJavaIdentifierPart(letter) && !Character.isIdentifierIgnorable(letter));
    }

    private static boolean isSeparator(char letter) {
        return letter == '.' || letter == '/';
    }

    /** Without the dots and slashes that sentences, paths and addresses put around a name. */
    private static String trimmed(String token) {
        int start = 0;
        int end = token.length();
        while (start < end && isSeparator(token.charAt(start))) {
            start++;
        }
        while (end > start && isSeparator(token.charAt(end - 1))) {
            end--;
        }
        return token.substring(start, end);
    }
}
