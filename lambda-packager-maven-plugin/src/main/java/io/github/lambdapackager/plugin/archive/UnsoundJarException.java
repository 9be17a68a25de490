package io.github.lambdapackager.plugin.archive;

import java.io.IOException;

/** A jar is no jar, or a jar that nobody should unpack. */
final class UnsoundJarException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean hostile;

    private UnsoundJarException(String problem, boolean hostile) {
        super(problem);
        this.hostile = hostile;
    }

    static UnsoundJarException damaged(String problem) {
        return new UnsoundJarException(problem, false);
    }

    static UnsoundJarException hostile(String problem) {
        return new UnsoundJarException(problem, true);
    }

    /** Whether fetching it again would not help. */
    boolean isHostile() {
        return hostile;
    }
}
