package io.github.lambdapackager.publisher.cli;

/** What the command tells the shell. */
final class ExitCode {
    /** All is done, or there was nothing to do. */
    static final int DONE = 0;
    /** A defect of this program. */
    static final int DEFECT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The input has to be put right first; nothing was done. */
    static final int REFUSED = 3;
    /** AWS or the disk failed, part may be done: run it again. */
    static final int FAILED = 4;
    /** What is published is not what should be. */
    static final int DRIFT = 5;

    private ExitCode() {}
}
