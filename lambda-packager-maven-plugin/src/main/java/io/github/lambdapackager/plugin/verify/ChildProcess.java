package io.github.lambdapackager.plugin.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a function, with what it prints. It ends with the build, however that ends: see {@code Guarded}. */
final class ChildProcess implements AutoCloseable {
    private static final long LONGEST_OUTPUT_BYTES = 32L << 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final Thread pump;

    private ChildProcess(Process process, Thread pump) {
        this.process = process;
        this.pump = pump;
    }

    /** @param output where what it prints is added, up to 32 MiB: a function that floods must not fill the disk */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path folder, Path output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread pump = new Thread(() -> pump(process.getInputStream(), output), "lambda-output");
        pump.setDaemon(true);
        pump.start();
        return new ChildProcess(process, pump);
    }

    Process process() {
        return process;
    }

    private static void pump(InputStream source, Path output) {
        byte[] buffer = new byte[65536];
        long written = 0;
        try (OutputStream target = Files.newOutputStream(
                output, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                if (written < LONGEST_OUTPUT_BYTES) {
                    // To the byte: runs that print the same are compared, however it comes in.
                    int kept = (int) Math.min(count, LONGEST_OUTPUT_BYTES - written);
                    target.write(buffer, 0, kept);
                    written += kept;
                    if (written == LONGEST_OUTPUT_BYTES) {
                        target.write("\n[more output than is kept]\n".getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            // The process was ended while it printed.
        }
    }

    /** Asks the process to end in order, and waits for that a little. */
    void end() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().write(1);
            process.getOutputStream().flush();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Bytes, where the system tells: the high-water mark of memory held. */
    long peakMemoryBytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        // By its handle: Process.destroyForcibly would close its output before all of it is read.
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
            pump.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.getOutputStream().close();
    }
}
