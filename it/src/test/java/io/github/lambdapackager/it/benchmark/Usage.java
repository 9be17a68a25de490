package io.github.lambdapackager.it.benchmark;

import java.util.List;

/**
 * What one build took.
 *
 * @param wallSeconds from the start of the process to its end
 * @param cpuSeconds user and system time of the process and of all that it started and waited for
 * @param jvmMegabytes the most memory that the JVM of Maven ever had (VmHWM)
 * @param treeMegabytes the most memory that all its processes had at once, seen every tenth of a second
 */
record Usage(
        int exitCode, double wallSeconds, double cpuSeconds, long jvmMegabytes, long treeMegabytes, List<String> log) {
    Usage {
        log = List.copyOf(log);
    }

    /** The end of the log, where Maven says what failed. */
    String story() {
        return String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size()));
    }
}
