package io.github.lambdapackager.it.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a package as Lambda does and runs it under {@code aws-lambda-java-runtime-interface-client}. */
public final class RuntimeClient {
    private static final long TIMEOUT_SECONDS = 120;

    private final Path clientJars;

    /**
     * A client made of these jars.
     *
     * @param clientJars a folder with the jars that the managed runtime brings, and no others
     */
    public RuntimeClient(Path clientJars) {
        this.clientJars = clientJars;
    }

    /**
     * Runs all events in one process.
     *
     * @param work a folder that this run alone uses; the unpacked package and the log stay there
     */
    public FunctionRun run(Path zip, String handler, List<String> events, Map<String, String> environment, Path work)
            throws IOException, InterruptedException {
        Path taskRoot = work.resolve("var/task");
        unpack(zip, taskRoot);
        Path log = work.resolve("log.txt");
        try (RuntimeApi api = new RuntimeApi(events)) {
            Process process = start(handler, environment, taskRoot, log, api.address());
            Thread guard = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(guard);
            try {
                await(process, api);
            } finally {
                process.destroyForcibly().waitFor();
                Runtime.getRuntime().removeShutdownHook(guard);
            }
            return new FunctionRun(api.results(), Files.readAllLines(log));
        }
    }

    private Process start(String handler, Map<String, String> environment, Path taskRoot, Path log, String api)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-XX:MaxRAMPercentage=20",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler);
        // The client takes the task root from its working directory.
        builder.directory(taskRoot.toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "_HANDLER", handler,
                        "LAMBDA_TASK_ROOT", taskRoot.toString(),
                        "AWS_LAMBDA_RUNTIME_API", api,
                        "AWS_LAMBDA_FUNCTION_NAME", "test",
                        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/test",
                        "AWS_LAMBDA_LOG_STREAM_NAME", "test",
                        "AWS_LAMBDA_LOG_FORMAT", "JSON",
                        "AWS_EXECUTION_ENV", "AWS_Lambda_java17"));
        return builder.start();
    }

    private String classpath() throws IOException {
        try (Stream<Path> jars = Files.list(clientJars)) {
            return String.join(
                    System.getProperty("path.separator"),
                    jars.map(Path::toString).sorted().toList());
        }
    }

    private static void await(Process process, RuntimeApi api) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (api.finished().await(50, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
    }
}
