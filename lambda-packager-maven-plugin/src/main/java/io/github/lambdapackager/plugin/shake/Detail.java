package io.github.lambdapackager.plugin.shake;

import java.util.Locale;

/** What a class file has besides what runs, and what may go from dependencies without a difference to them. */
enum Detail {
    /** Names of local variables: an eighth of a package. Stack traces need line numbers alone. */
    VARIABLE_NAMES,
    /** Line numbers of code that no stack trace can show. */
    LINE_NUMBERS,
    /** Generic types, names of parameters and declared exceptions of members that nobody reflects upon. */
    MEMBER_TYPES,
    /** What only compilers read: annotations that a JVM hides, and nested classes of others. */
    COMPILER_DATA,
    /** What a class tells compilers of its language by an annotation that a JVM shows, where no reached code asks for it. */
    LANGUAGE_DATA;

    /** How it is called among the rule sources. */
    String id() {
        if (this == LANGUAGE_DATA) {
            return COMPILER_DATA.id();
        }
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
