package io.github.lambdapackager.plugin.shake;

/**
 * What is known of a value wherever it occurs: nothing yet, one number, {@code null}, some object, or that it may be
 * anything.
 */
record Known(Kind kind, int number) {
    enum Kind {
        NONE,
        NUMBER,
        NULL,
        OBJECT,
        ANY
    }

    /** No such value has been seen. */
    static final Known NONE = new Known(Kind.NONE, 0);

    static final Known NULL = new Known(Kind.NULL, 0);
    static final Known OBJECT = new Known(Kind.OBJECT, 0);
    static final Known ANY = new Known(Kind.ANY, 0);
    static final Known ZERO = number(0);

    static Known number(int number) {
        return new Known(Kind.NUMBER, number);
    }

    /** What is known of a value that is one or the other. */
    Known or(Known other) {
        if (other.kind == Kind.NONE || (kind == other.kind && number == other.number)) {
            return this;
        }
        return kind == Kind.NONE ? other : ANY;
    }

    boolean isAny() {
        return kind == Kind.ANY;
    }
}
