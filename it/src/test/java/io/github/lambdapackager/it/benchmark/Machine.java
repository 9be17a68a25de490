package io.github.lambdapackager.it.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Where it was measured. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GB of memory, %s %s (%s), JDK %s (%s)",
                SYSTEM.getAvailableProcessors(),
                SYSTEM.getTotalMemorySize() / (double) (1 << 30),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"));
    }

    /** The load average of the last minute. */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }
}
