package io.github.lambdapackager.plugin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathContent;
import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.Test;

class RequestIdContextTest {
    @Test
    void log4jsThreadContextStaysWholeOnceLog4jIsReached() throws Exception {
        assertThat(RequestIdContext.rules(index("org/apache/logging/log4j/ThreadContext.class")))
                .containsExactly(KeepRule.whole(
                        "org.apache.logging.log4j.ThreadContext",
                        "the runtime client puts the request id there",
                        new Trigger.PackageReached("org.apache.logging.log4j")));
    }

    @Test
    void withoutLog4jThereIsNothingToKeep() throws Exception {
        assertThat(RequestIdContext.rules(index())).isEmpty();
    }

    private static ClassIndex index(String... classFiles) throws IOException {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        for (String file : classFiles) {
            try (InputStream content = ThreadContext.class.getResourceAsStream("/" + file)) {
                entries.put(file, Objects.requireNonNull(content).readAllBytes());
            }
        }
        var artifact = new ResolvedArtifact(Coordinates.jar("test", "lib", "1"), Path.of("lib.jar"), false);
        return new ClassIndex(
                new ClasspathContent(List.of(new ClasspathElement(artifact, entries, false)), List.of()), 17);
    }
}
