package io.github.lambdapackager.publisher.model;

/** How far a release is from the one before it, from nothing new to a break. */
public enum VersionStep {
    /** The same content: no release. */
    NOTHING,
    /** Other content behind the same API. */
    PATCH,
    /** More API than before. */
    MINOR,
    /** Something that a consumer compiled against, or compiles, does not work any more. */
    MAJOR;

    /** The larger one. */
    public VersionStep and(VersionStep other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
