package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.plugin.model.LayerVariant;
import io.github.lambdapackager.plugin.model.ResolvedArtifact;
import io.github.lambdapackager.plugin.report.VariantTable;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerVariantsTest {
    private static final String REACHED = "io.github.lambdapackager.plugin.build.LayerVariantsTest$Reached";
    private static final String NEVER = "io.github.lambdapackager.plugin.build.LayerVariantsTest$Never";

    @TempDir
    Path root;

    static final class Reached {
        int first() {
            return "the first function needs this".length();
        }

        int second() {
            return "the second function needs this".length();
        }

        int neither() {
            return "no function needs this".length();
        }
    }

    static final class Never {}

    @Test
    void aKeptSetHasClassesThatAFunctionReachesAndTheLeastThatCanBeTheirMembers() throws Exception {
        byte[] reached = bytes(REACHED);
        ClasspathElement jar = new ClasspathElement(
                new ResolvedArtifact(Coordinates.jar("lib", "lib", "1"), root, false),
                new TreeMap<>(Map.of(
                        file(REACHED),
                        reached,
                        file(NEVER),
                        bytes(NEVER),
                        "a.txt",
                        "a".getBytes(StandardCharsets.UTF_8))),
                false);

        Path one = lists("one", REACHED + ": second()I", REACHED + ": neither()I");
        Path both = lists("both", REACHED + ": first()I", REACHED + ": neither()I");
        LayerVariant alone = new LayerVariants(List.of(one)).weigh(List.of(jar));
        LayerVariant shared = new LayerVariants(List.of(one, both)).weigh(List.of(jar));

        assertThat(shared.whole().unzippedBytes()).isEqualTo(reached.length + bytes(NEVER).length + 1);
        assertThat(shared.keptSet().unzippedBytes()).isEqualTo(reached.length + 1);
        assertThat(alone.keptSet()).isEqualTo(shared.keptSet());
        assertThat(shared.minimal().unzippedBytes()).isLessThan(shared.keptSet().unzippedBytes());
        // What another function reaches as well is no less in the layer.
        assertThat(alone.minimal().unzippedBytes()).isLessThan(shared.minimal().unzippedBytes());
    }

    @Test
    void theTableHasALineForEachLayerAndOneForAll() {
        LayerVariant libs = new LayerVariant(size(4_200), size(3_100), size(2_240));
        LayerVariant own = new LayerVariant(size(120), size(100), size(80));

        assertThat(new VariantTable().render(Map.of("own", own, "libs", libs)))
                .extracting(line -> line.replaceAll(" +", " ").strip())
                .containsSubsequence(
                        "layer, zipped whole kept set minimal",
                        "libs 4.2 MB 3.1 MB 2.2 MB",
                        "own 120 KB 100 KB 80 KB",
                        "2 layers 4.3 MB 3.2 MB 2.3 MB");
    }

    private static ArchiveSize size(long kilobytes) {
        return new ArchiveSize(kilobytes * 1000, kilobytes * 2000);
    }

    private Path lists(String function, String... removed) throws IOException {
        Path folder = Files.createDirectories(root.resolve(function));
        Files.writeString(folder.resolve("kept.txt"), "build 0\n" + REACHED + " ← the handler\n");
        Files.writeString(folder.resolve("removed.txt"), "build 0\n" + String.join("\n", removed) + "\n");
        return folder;
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static byte[] bytes(String className) throws IOException {
        try (InputStream in = LayerVariantsTest.class.getClassLoader().getResourceAsStream(file(className))) {
            return Objects.requireNonNull(in, className).readAllBytes();
        }
    }
}
