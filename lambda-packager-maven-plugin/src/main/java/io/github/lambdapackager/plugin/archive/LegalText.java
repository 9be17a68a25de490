package io.github.lambdapackager.plugin.archive;

import java.util.regex.Pattern;

/** Texts for people: no program asks for them, yet none may be lost. */
final class LegalText {
    /** Shaded libraries put their own name before it, as in {@code FastDoubleParser-LICENSE}. */
    private static final Pattern NAMES = Pattern.compile(
            "(META-INF/)?([^/]+[._-])?(LICEN[SC]ES?|NOTICES?|COPYING|COPYRIGHT|DEPENDENCIES|README|CHANGELOG|CHANGES"
                    + "|AUTHORS|CONTRIBUTORS|ABOUT)([._-][^/]*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FOR_PROGRAMS = Pattern.compile(".*\\.(properties|xml|json|ya?ml)");

    private LegalText() {}

    static boolean is(String name) {
        return !name.endsWith(".class")
                && NAMES.matcher(name).matches()
                && !FOR_PROGRAMS.matcher(name).matches();
    }
}
