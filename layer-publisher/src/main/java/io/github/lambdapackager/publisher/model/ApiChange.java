package io.github.lambdapackager.publisher.model;

/**
 * One difference between two versions of a library that its consumers may see.
 *
 * @param element what changed, such as {@code com.example.Orders.find(String)}
 * @param what became of it, such as {@code removed}
 * @param impact on consumers
 */
public record ApiChange(String element, String what, Impact impact) implements Comparable<ApiChange> {
    /** What a difference means for consumers. */
    public enum Impact {
        /** Nothing that a compiler or a linker sees. */
        NONE(VersionStep.PATCH, ""),
        /** More than before. */
        ADDITION(VersionStep.MINOR, ""),
        /** Compiled consumers run on, their sources do not compile. */
        BREAKS_SOURCES(VersionStep.MAJOR, ", breaks sources"),
        /** Compiled consumers fail, their sources compile. */
        BREAKS_BINARIES(VersionStep.MAJOR, ", breaks binaries"),
        /** Both. */
        BREAKS_BOTH(VersionStep.MAJOR, ", breaks binaries and sources");

        private final VersionStep step;
        private final String text;

        Impact(VersionStep step, String text) {
            this.step = step;
            this.text = text;
        }

        /** Of a change that some or all consumers survive. */
        public static Impact of(boolean breaksBinaries, boolean breaksSources, Impact otherwise) {
            if (breaksBinaries) {
                return breaksSources ? BREAKS_BOTH : BREAKS_BINARIES;
            }
            return breaksSources ? BREAKS_SOURCES : otherwise;
        }

        public boolean breaksBinaries() {
            return this == BREAKS_BINARIES || this == BREAKS_BOTH;
        }

        public boolean breaksSources() {
            return this == BREAKS_SOURCES || this == BREAKS_BOTH;
        }

        public boolean isBreak() {
            return step == VersionStep.MAJOR;
        }
    }

    /** The least step that a version with this change has to take. */
    public VersionStep step() {
        return impact.step;
    }

    /** Breaks come first, then by name. */
    @Override
    public int compareTo(ApiChange other) {
        int bySeverity = other.step().compareTo(step());
        int byElement = bySeverity != 0 ? bySeverity : element.compareTo(other.element);
        int byWhat = byElement != 0 ? byElement : what.compareTo(other.what);
        return byWhat != 0 ? byWhat : impact.compareTo(other.impact);
    }

    @Override
    public String toString() {
        return element + ": " + what + impact.text;
    }
}
