package io.github.lambdapackager.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest(realRepositorySession = true)
final class PackageMojoSkipTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    @BeforeEach
    void commandLine() {
        session.getUserProperties().setProperty("lambda.skip", "true");
    }

    @Test
    @InjectMojo(goal = "package")
    @MojoParameter(name = "architecture", value = "z80")
    void aSkippedGoalDoesNotEvenReadItsParameters(PackageMojo goal) throws Exception {
        List<String> lines = new ArrayList<>();
        goal.setLog(into(lines));

        goal.execute();

        assertThat(lines).containsExactly("skipped");
        assertThat(MojoExtension.getTestFile("target/lambda")).doesNotExist();
    }

    private static Log into(List<String> lines) {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
            }
        };
    }
}
