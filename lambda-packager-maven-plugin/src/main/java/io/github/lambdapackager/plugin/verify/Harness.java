package io.github.lambdapackager.plugin.verify;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What functions are run with.
 *
 * @param javaHome the JDK that runs them
 * @param javaVersion its full version, such as 17.0.15
 * @param matchesRuntime whether it is of the Java version of the function's runtime
 * @param runtimeClient the jars that Lambda's managed runtime brings: nothing of them comes from a package
 * @param coverageAgent JaCoCo's agent, which measures how much the events run
 * @param nativeClient whether the runtime client's native library is used, which exists for Linux alone
 * @param timeLimit for one event
 * @param memoryMegabytes what the function's memory setting would be
 * @param emulator answers what AWS would, where no file does
 */
public record Harness(
        Path javaHome,
        String javaVersion,
        boolean matchesRuntime,
        List<Path> runtimeClient,
        Path coverageAgent,
        boolean nativeClient,
        Duration timeLimit,
        int memoryMegabytes,
        Optional<URI> emulator) {
    public Harness {
        runtimeClient = List.copyOf(runtimeClient);
    }

    /** The class path of a function's process: our own classes come before the runtime client. */
    String classpath(Path childJar) {
        return Stream.concat(Stream.of(childJar), runtimeClient.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
