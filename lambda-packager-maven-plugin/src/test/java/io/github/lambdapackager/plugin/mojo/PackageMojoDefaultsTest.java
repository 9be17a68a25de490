package io.github.lambdapackager.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
final class PackageMojoDefaultsTest {
    @Test
    @InjectMojo(goal = "package")
    void whatIsNotConfiguredHasItsDefault(PackageMojo goal) throws IllegalAccessException {
        Map<String, Object> expected = new TreeMap<>(Map.of(
                "architecture", "x86_64",
                "shrink", "members",
                "shrinkOverrideFunctions", List.of(),
                "functions", List.of(),
                "keepRules", List.of(),
                "exemptedArtifacts", List.of(),
                "excludedArtifacts", List.of(),
                "outputDirectory", new File(MojoExtension.getBasedir(), "target/lambda")));
        expected.putAll(Map.of("findPlainHandlers", false, "unshaken", false, "skip", false, "skipPackage", false));
        assertThat(parameters(goal, expected)).isEqualTo(expected);
        assertThat(MojoExtension.<Object>getVariableValueFromObject(goal, "runtime"))
                .isNull();
        assertThat(MojoExtension.<Object>getVariableValueFromObject(goal, "shrinkOverride"))
                .isNull();
    }

    private static Map<String, Object> parameters(PackageMojo goal, Map<String, Object> named)
            throws IllegalAccessException {
        Map<String, Object> parameters = new TreeMap<>(MojoExtension.getVariablesAndValuesFromObject(goal));
        parameters.keySet().retainAll(named.keySet());
        return parameters;
    }
}
