package io.github.lambdapackager.it.benchmark;

import io.github.lambdapackager.it.MavenBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs Maven as users do, and measures it by what the kernel says of it. */
final class MeasuredMaven {
    private static final double TICKS_A_SECOND = 100;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private final Path logs;

    MeasuredMaven(Path logs) {
        this.logs = logs;
    }

    /**
     * Runs it with the JVM's own settings, or with these.
     *
     * @param mavenOpts the environment variable; empty for none
     */
    Usage run(Path folder, String name, String mavenOpts, List<String> arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(logs);
        Path log = logs.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().keySet().removeIf(key -> key.startsWith("MAVEN_") || key.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (!mavenOpts.isEmpty()) {
            builder.environment().put("MAVEN_OPTS", mavenOpts);
        }
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        double cpuBefore = cpuOfFinishedChildren();
        long begun = System.nanoTime();
        Process process = builder.start();
        Thread guard = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(guard);
        long jvm = 0;
        long tree = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            jvm = Math.max(jvm, kilobytes(process.toHandle(), "VmHWM:"));
            tree = Math.max(tree, treeKilobytes(process));
        }
        double wall = (System.nanoTime() - begun) / 1e9;
        Runtime.getRuntime().removeShutdownHook(guard);
        double cpu = cpuOfFinishedChildren() - cpuBefore;
        return new Usage(process.exitValue(), wall, cpu, jvm / 1024, tree / 1024, Files.readAllLines(log));
    }

    private static List<String> command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                MavenBuild.MAVEN_HOME.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                MavenBuild.settings().toString(),
                "-Dmaven.repo.local=" + MavenBuild.LOCAL_REPOSITORY));
        command.addAll(arguments);
        return command;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The kernel adds a child's time, with that of its own children, when it is waited for. */
    private static double cpuOfFinishedChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS_A_SECOND;
    }

    private static long treeKilobytes(Process process) throws IOException {
        long sum = 0;
        try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            for (ProcessHandle each : all.toList()) {
                sum += kilobytes(each, "VmRSS:");
            }
        }
        return sum;
    }

    private static long kilobytes(ProcessHandle process, String field) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return 0;
        }
    }
}
