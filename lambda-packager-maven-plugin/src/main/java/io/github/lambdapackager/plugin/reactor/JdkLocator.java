package io.github.lambdapackager.plugin.reactor;

import io.github.lambdapackager.publisher.model.LambdaRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    public RuntimeJdk locate(LambdaRuntime runtime) {
        int version = runtime.javaVersion();
        return configured(version)
                .map(home -> new RuntimeJdk(home, true))
                .orElseGet(() -> new RuntimeJdk(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature() == version));
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
}
