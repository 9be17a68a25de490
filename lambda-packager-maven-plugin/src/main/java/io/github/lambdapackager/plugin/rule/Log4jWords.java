package io.github.lambdapackager.plugin.rule;

import io.github.lambdapackager.plugin.model.Conversions;
import io.github.lambdapackager.plugin.model.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of all files that may configure Log4j 2: what is called so in any artifact, and every text of the module, which
 * a property may name; and the conversions in patterns of lines, also of templates in JSON.
 *
 * @param known false where no configuration lies where Log4j looks for it, or one that computes the type of an element: then
 *     nobody can tell
 * @param patternsKnown false where some of the text comes from elsewhere, such as the environment
 */
record Log4jWords(boolean known, boolean patternsKnown, Set<String> words, Set<String> conversions) {
    private static final Pattern FORMAT = Pattern.compile(".*\\.(xml|jsn|json|ya?ml|properties)");
    private static final Pattern CALLED_SO = Pattern.compile("(.*/)?log4j2[^/]*");
    private static final Pattern FOUND_BY_LOG4J = Pattern.compile("log4j2(-[^/.]*)?\\.(xml|jsn|json|ya?ml|properties)");
    private static final Pattern COMPUTED_TYPE = Pattern.compile("\\btype\"?\\s*[=:]\\s*[\"']?\\$");
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("\\$\\{\\w+:");
    private static final String TEMPLATE = "$resolver";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");

    Log4jWords {
        words = Set.copyOf(words);
        conversions = Set.copyOf(conversions);
    }

    static Log4jWords of(ClassIndex classes) {
        boolean found = false;
        boolean computed = false;
        boolean fromElsewhere = false;
        Set<String> words = new HashSet<>();
        Set<String> conversions = new HashSet<>();
        for (PackagedArtifact artifact : classes.artifacts()) {
            for (Map.Entry<String, FileContent> file :
                    artifact.files().contents().entrySet()) {
                if (isRead(artifact, file.getKey())) {
                    String text = new String(file.getValue().bytes(), StandardCharsets.UTF_8);
                    BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT)).forEach(words::add);
                    found |= FOUND_BY_LOG4J.matcher(file.getKey()).matches();
                    computed |= COMPUTED_TYPE.matcher(text).find();
                    fromElsewhere |= FROM_ELSEWHERE.matcher(text).find();
                    conversions.addAll(Conversions.in(text));
                } else if (file.getKey().endsWith(".json")) {
                    String text = new String(file.getValue().bytes(), StandardCharsets.UTF_8);
                    if (text.contains(TEMPLATE)) {
                        conversions.addAll(Conversions.in(text));
                    }
                }
            }
        }
        boolean known = found && !computed;
        return new Log4jWords(known, known && !fromElsewhere, words, conversions);
    }

    private static boolean isRead(PackagedArtifact artifact, String file) {
        return FORMAT.matcher(file).matches()
                && (artifact.element().artifact().own()
                        || CALLED_SO.matcher(file).matches());
    }

    /** Whether a configuration may mean the plugin of that key, which is in lower case. */
    boolean mayMean(String key) {
        return !known || words.contains(key);
    }

    /** Whether a pattern of a configuration may have one of these conversions in it. */
    boolean mayConvert(Set<String> keys) {
        return !patternsKnown || keys.isEmpty() || Conversions.anyMeans(keys, conversions);
    }
}
