package io.github.lambdapackager.plugin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ArtifactKey;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

class ConsumersTest {
    private static final ArtifactKey MONEY = ArtifactKey.parse("com.example:money");

    @Test
    void aConsumerIsFoundWithThePomThatGivesItTheVersion() {
        List<Consumer> consumers = consumers(
                module("shop"),
                module("orders", dependency("money", "com.example:shop:1.0.0")),
                module("billing", dependency("money", "com.example.company:parent:7")),
                module("search", dependency("json", "com.example:shop:1.0.0")));

        assertThat(consumers)
                .containsExactly(
                        new Consumer(ArtifactKey.parse("com.example:orders"), "1.0.0", "com.example:shop:1.0.0", true),
                        new Consumer(
                                ArtifactKey.parse("com.example:billing"),
                                "1.0.0",
                                "com.example.company:parent:7",
                                false));
    }

    @Test
    void whatTakesOnlyItsTestsOrItsPomIsNoConsumer() {
        Dependency tests = dependency("money", "com.example:shop:1.0.0");
        tests.setClassifier("tests");
        Dependency order = dependency("money", "com.example:shop:1.0.0");
        order.setType("pom");

        assertThat(consumers(module("orders", tests), module("layers", order))).isEmpty();
    }

    @SuppressWarnings("deprecation")
    private static List<Consumer> consumers(MavenProject... projects) {
        MavenSession session = new MavenSession(
                null,
                new DefaultRepositorySystemSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        session.setAllProjects(List.of(projects));
        return new Consumers(session).of(MONEY);
    }

    private static MavenProject module(String name, Dependency... dependencies) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(name);
        model.setVersion("1.0.0");
        List.of(dependencies).forEach(model::addDependency);
        MavenProject project = new MavenProject(model);
        project.setFile(new File(name, "pom.xml"));
        return project;
    }

    private static Dependency dependency(String artifactId, String versionFrom) {
        InputSource source = new InputSource();
        source.setModelId(versionFrom);
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.example");
        dependency.setArtifactId(artifactId);
        dependency.setVersion("1.0.0");
        dependency.setLocation("version", new InputLocation(1, 1, source));
        return dependency;
    }
}
