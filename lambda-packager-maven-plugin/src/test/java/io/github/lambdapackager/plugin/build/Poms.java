package io.github.lambdapackager.plugin.build;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.reactor.PomVersion;
import io.github.lambdapackager.plugin.reactor.PomVersions;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** POMs of a source tree whose modules have version 1.0.0, and what Maven knows of them. */
final class Poms {
    static final Coordinates MODULE = Coordinates.jar("com.example", "money", "1.0.0");

    private final Path root;
    private final List<MavenProject> projects = new ArrayList<>();

    Poms(Path root) {
        this.root = root;
    }

    Poms write(String path, String text) throws IOException {
        return write(path, text, StandardCharsets.UTF_8);
    }

    Poms write(String path, String text, Charset charset) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(charset));
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(path.replaceFirst("/?pom[.]xml$", "").replace('/', '-'));
        model.setVersion("1.0.0");
        model.addProperty("money.version", "1.0.0");
        MavenProject project = new MavenProject(model);
        project.setFile(file.toFile());
        projects.add(project);
        return this;
    }

    /** Where they give the module a version. */
    List<PomVersion> places() throws PackagingException, IOException {
        return new PomVersions(session(), new MojoExecution(new MojoDescriptor())).of(ArtifactKey.of(MODULE));
    }

    PomSwitch pomSwitch() throws PackagingException, IOException {
        return new PomSwitch(root, MODULE, places());
    }

    @SuppressWarnings("deprecation")
    private MavenSession session() {
        MavenSession session = new MavenSession(
                null,
                new DefaultRepositorySystemSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        session.setAllProjects(projects);
        return session;
    }

    /** A POM with that in its dependencies. */
    static String pom(String dependencies) {
        return """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <artifactId>orders</artifactId>
              <dependencies>
            %s
              </dependencies>
            </project>
            """.formatted(dependencies);
    }

    /** A dependency on the module, with that after its artifact id. */
    static String money(String more) {
        return "    <dependency><groupId>com.example</groupId><artifactId>money</artifactId>" + more + "</dependency>";
    }
}
