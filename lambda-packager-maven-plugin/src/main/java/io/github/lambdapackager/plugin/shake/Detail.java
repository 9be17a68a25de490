package io.github.lambdapackager.plugin.shake;

/** What a class file has besides what runs, and what may go from dependencies without a difference to them. */
enum Detail {
    /** Names of local variables: an eighth of a package. Stack traces need line numbers alone. */
    VARIABLE_NAMES("variable-names"),
    /** Line numbers of code that no stack trace can show. */
    LINE_NUMBERS("line-numbers"),
    /** Generic types, names of parameters and declared exceptions of members that nobody reflects upon. */
    MEMBER_TYPES("member-types"),
    /** What only compilers read: annotations that a JVM hides, and nested classes of others. */
    COMPILER_DATA("compiler-data"),
    /** What a class tells compilers of its language by an annotation that a JVM shows, where no reached code asks for it. */
    LANGUAGE_DATA("compiler-data");

    private final String id;

    Detail(String id) {
        this.id = id;
    }

    /** How it is called among the rule sources. */
    String id() {
        return id;
    }
}
