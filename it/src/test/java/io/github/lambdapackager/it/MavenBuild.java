package io.github.lambdapackager.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Runs a real Maven that finds our plugin from this build. */
public final class MavenBuild {
    public static final Path TARGET = Path.of(System.getProperty("it.target"));
    public static final Path LOCAL_REPOSITORY = TARGET.resolve("local-repo");
    public static final Path MAVEN_HOME = Path.of(System.getProperty("it.maven"));

    /** @param log every line that Maven printed */
    record Outcome(int exitCode, List<String> log) {}

    private MavenBuild() {}

    static Outcome run(Path folder, Path mavenHome, List<String> arguments, Consumer<InvocationRequest> settings)
            throws IOException, MavenInvocationException {
        List<String> log = new ArrayList<>();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBaseDirectory(folder.toFile());
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setUserSettingsFile(settings().toFile());
        request.setLocalRepositoryDirectory(LOCAL_REPOSITORY.toFile());
        request.setJavaHome(new File(System.getProperty("java.home")));
        request.setOutputHandler(log::add);
        request.addArgs(withoutCache(arguments));
        settings.accept(request);
        DefaultInvoker invoker = new DefaultInvoker();
        invoker.setMavenHome(mavenHome.toFile());
        InvocationResult result = invoker.execute(request);
        return new Outcome(result.getExitCode(), log);
    }

    /** Starts it as a process of its own, to be killed. */
    static Process start(Path folder, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                MAVEN_HOME.resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings().toString(),
                "-Dmaven.repo.local=" + LOCAL_REPOSITORY));
        command.addAll(withoutCache(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** What a test builds is to be built, unless the test is about that. */
    private static List<String> withoutCache(List<String> arguments) {
        boolean mentioned = arguments.stream().anyMatch(argument -> argument.startsWith("-Dlambda.cache="));
        return mentioned
                ? arguments
                : Stream.concat(Stream.of("-Dlambda.cache=false"), arguments.stream())
                        .toList();
    }

    /** The user's own repository serves as a cache, so that little is fetched twice. */
    public static Path settings() throws IOException {
        String repository =
                Path.of(System.getProperty("it.userRepository")).toUri().toString();
        String entry =
                "<id>cache</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>false</enabled></snapshots>"
                        .formatted(repository);
        Path settings = TARGET.resolve("settings.xml");
        Files.writeString(settings, """
            <settings><profiles><profile><id>cache</id>
            <repositories><repository>%1$s</repository></repositories>
            <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
            </profile></profiles><activeProfiles><activeProfile>cache</activeProfile></activeProfiles></settings>
            """.formatted(entry));
        return settings;
    }
}
