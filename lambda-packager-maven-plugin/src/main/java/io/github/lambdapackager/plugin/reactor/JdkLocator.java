package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Finds the JDK of a Lambda runtime: the one of Maven's toolchains, else the one that runs the build. */
public final class JdkLocator {
    private final ToolchainManager toolchains;
    private final MavenSession session;

    public JdkLocator(ToolchainManager toolchains, MavenSession session) {
        this.toolchains = toolchains;
        this.session = session;
    }

    /**
     * Asks the toolchains first.
     *
     * @throws IOException when the toolchain's folder holds no JDK
     */
    public RuntimeJdk locate(LambdaRuntime runtime) throws IOException {
        int version = runtime.javaVersion();
        Optional<Path> configured = configured(version);
        if (configured.isPresent()) {
            return new RuntimeJdk(configured.get(), fullVersion(configured.get()), true);
        }
        return new RuntimeJdk(
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.version"),
                Runtime.version().feature() == version);
    }

    private Optional<Path> configured(int version) {
        String range = "[" + version + "," + (version + 1) + ")";
        List<Toolchain> found = toolchains.getToolchains(session, "jdk", Map.of("version", range));
        return found.stream()
                .flatMap(toolchain -> Optional.ofNullable(toolchain.findTool("java")).stream())
                // <home>/bin/java
                .map(java -> Path.of(java, "..", "..").normalize())
                .findFirst();
    }

    private static String fullVersion(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        }
        return release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
    }
}
