package io.github.lambdapackager.plugin.verify;

import io.github.lambdapackager.plugin.verify.child.Guarded;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The command line and the environment that a function has on Lambda, kept away from the network. */
final class FunctionCommand {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final int HEAP_PERCENT = 85;

    private final Harness harness;
    private final RunRequest request;

    FunctionCommand(Harness harness, RunRequest request) {
        this.harness = harness;
        this.request = request;
    }

    /** @param process its number: each process of a run logs its classes to a file of its own */
    List<String> line(URI aws, int process) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(harness.javaHome().resolve("bin").resolve("java").toString());
        line.addAll(lambdaFlags());
        line.addAll(isolation(aws));
        line.add("-Xlog:class+load:file=\"" + request.classLog(process) + "\":none:filecount=0");
        line.addAll(agent());
        line.add("-cp");
        line.add(classpath());
        line.addAll(List.of(Guarded.class.getName(), CLIENT, request.handler()));
        return line;
    }

    private List<String> agent() {
        return switch (request.measure()) {
            case NOTHING -> List.of();
            case COVERAGE ->
                List.of("-javaagent:" + harness.coverageAgent() + "=append=true,destfile=" + request.coverageData());
            case REFLECTION ->
                // The shared archive has the JDK's classes as they are: without it, the JVM need not warn of that. The
                // verifier loads classes that no code uses: without it, what is loaded is used.
                List.of(
                        "-Xshare:off",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-javaagent:" + request.observingAgent() + "=" + request.observingAgent() + File.pathSeparator
                                + request.observations());
        };
    }

    /** As the managed runtimes start the JVM: bound to the memory setting, serial collector, first compiler only. */
    private List<String> lambdaFlags() {
        return List.of(
                "-XX:MaxHeapSize=" + (harness.memoryMegabytes() * 1024L * HEAP_PERCENT / 100) + "k",
                "-XX:+UseSerialGC",
                "-XX:+TieredCompilation",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.net.preferIPv4Stack=true");
    }

    /** No name but localhost resolves, and what goes by a proxy goes to the recorder. */
    private List<String> isolation(URI aws) throws IOException {
        Path hosts = Files.writeString(request.work().resolve("hosts"), "127.0.0.1 localhost\n");
        List<String> flags = new ArrayList<>(
                List.of("-Djdk.net.hosts.file=" + hosts, "-Djava.io.tmpdir=" + Files.createDirectories(temporary())));
        // The JDK's default; the AWS SDK's Netty client heeds it only where it is set.
        flags.add("-Dhttp.nonProxyHosts=localhost|127.*|[::1]");
        for (String scheme : List.of("http", "https")) {
            flags.add("-D" + scheme + ".proxyHost=" + aws.getHost());
            flags.add("-D" + scheme + ".proxyPort=" + aws.getPort());
        }
        if (harness.nativeClient()) {
            flags.add("-D" + NATIVE_LIBRARY + "=" + request.work().resolve("runtime-client.so"));
        }
        return flags;
    }

    private Path temporary() {
        return request.work().resolve("tmp");
    }

    private String classpath() {
        return harness.classpath(request.work().resolve("child.jar"));
    }

    /** What Lambda sets, with credentials that open nothing. */
    SortedMap<String, String> environment(URI aws, String runtimeApi) {
        SortedMap<String, String> environment = new TreeMap<>(Map.of(
                "LANG", "en_US.UTF-8",
                "TZ", ":UTC",
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_LAMBDA_LOG_FORMAT", "Text"));
        environment.putAll(request.environment());
        environment.putAll(Map.of(
                "_HANDLER",
                request.handler(),
                "LAMBDA_TASK_ROOT",
                request.taskRoot().toString(),
                "AWS_LAMBDA_RUNTIME_API",
                runtimeApi,
                "AWS_LAMBDA_FUNCTION_NAME",
                request.function(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(harness.memoryMegabytes()),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + request.function(),
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "2026/01/01/[$LATEST]00000000000000000000000000000000",
                "AWS_EXECUTION_ENV",
                "AWS_Lambda_" + request.runtime().id()));
        environment.putAll(Map.of(
                "AWS_ACCESS_KEY_ID", "verified",
                "AWS_SECRET_ACCESS_KEY", "verified",
                "AWS_SESSION_TOKEN", "verified",
                "AWS_ENDPOINT_URL", aws.toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", request.work().resolve("no-config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                        request.work().resolve("no-credentials").toString()));
        return environment;
    }
}
