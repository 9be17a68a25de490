package io.github.lambdapackager.plugin.reactor;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;

/** Tells whether a build was started at the topmost POM of its repository, and so knows every module. */
public final class SourceTree {
    private final MavenSession session;

    public SourceTree(MavenSession session) {
        this.session = session;
    }

    /** Whether no folder above, up to the root of the repository, has a POM too. */
    public boolean isWhole() {
        Path root =
                absolute(session.getRequest().getMultiModuleProjectDirectory().toPath());
        Path start = absolute(session.getTopLevelProject().getBasedir().toPath());
        if (!start.startsWith(root)) {
            return true;
        }
        for (Path folder = start; !folder.equals(root); ) {
            folder = folder.resolveSibling("").normalize();
            if (Files.exists(folder.resolve("pom.xml"))) {
                return false;
            }
        }
        return true;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
