package io.github.lambdapackager.plugin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.model.PlannedLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassesTest {
    private static final PlannedLayer OWN = ExamplePlan.full().layer("own").orElseThrow();
    private static final PlannedLayer WHOLE =
            ExamplePlan.full().layer("third-party").orElseThrow();

    @TempDir
    private Path root;

    @Test
    void theListIsSortedAndReadAgain() throws Exception {
        var classes = new TreeSet<>(List.of("com.example.B", "com.example.A$Inner", "com.example.A"));

        Path file = new KeptClassesWriter().write(OWN, classes, root);

        assertThat(root.relativize(file)).hasToString("lambda-layers/own.classes");
        assertThat(file).hasContent("com.example.A\ncom.example.A$Inner\ncom.example.B\n");
        assertThat(new KeptClassesReader().read(OWN, root)).contains(classes);
    }

    @Test
    void aLayerOfWholeArtifactsHasNoList() throws Exception {
        assertThat(new KeptClassesReader().read(WHOLE, root)).isEmpty();
    }

    @Test
    void aListThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new KeptClassesReader().read(OWN, root))
                .isInstanceOf(PackagingException.class)
                .hasMessage("layer own: there is no list of its classes, " + root.resolve("lambda-layers/own.classes")
                        + "\n  → check the file in, or run mvn lambda:plan-layers, which writes it");
    }

    @Test
    void aLineThatIsNoClassIsNamed() throws Exception {
        Path file = root.resolve("lambda-layers/own.classes");
        Files.createDirectories(root.resolve("lambda-layers"));
        Files.writeString(file, "com.example.A\ncom/example/B\n");

        assertThatThrownBy(() -> new KeptClassesReader().read(OWN, root))
                .isInstanceOf(PackagingException.class)
                .hasMessage(
                        "layer own: \"com/example/B\" is not the name of a class: " + file + ", line 2"
                                + "\n  → write one class a line, such as com.example.Orders$Line, or run mvn lambda:plan-layers");
    }
}
