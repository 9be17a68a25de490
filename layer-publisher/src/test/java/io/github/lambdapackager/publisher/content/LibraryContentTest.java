package io.github.lambdapackager.publisher.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.api.CompiledLibrary;
import io.github.lambdapackager.publisher.model.ContentDigest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryContentTest {
    private static final String SOURCE =
            "public class Lib {\n public int sum(int a, int b) { int sum = a + b; return sum; } }";

    @TempDir
    private Path folder;

    @Test
    void aCommentThatMovesLinesIsNoOtherContent() throws IOException {
        ContentDigest before = compiled("before", SOURCE, "-g");
        assertThat(compiled("after", SOURCE.replace("\n", "\n// why\n\n"), "-g"))
                .isEqualTo(before);
        assertThat(compiled("bare", SOURCE, "-g:none")).isEqualTo(before);
    }

    @Test
    void anotherBodyIs() throws IOException {
        assertThat(compiled("before", SOURCE)).isNotEqualTo(compiled("after", SOURCE.replace("a + b", "b - a")));
    }

    @Test
    void theNameOfALocalVariableIsNotButThatOfAParameterIs() throws IOException {
        ContentDigest before = compiled("before", SOURCE, "-g", "-parameters");
        assertThat(compiled(
                        "local",
                        SOURCE.replace("sum =", "total =").replace("return sum", "return total"),
                        "-g",
                        "-parameters"))
                .isEqualTo(before);
        assertThat(compiled(
                        "parameter", SOURCE.replace("int b", "int c").replace("a + b", "a + c"), "-g", "-parameters"))
                .isNotEqualTo(before);
    }

    @Test
    void theManifestCountsWithoutWhatTellsOfTheBuild() throws IOException {
        ContentDigest before = packed("before", Map.of("META-INF/MANIFEST.MF", manifest("Build-Jdk-Spec: 17")));
        assertThat(packed("jdk", Map.of("META-INF/MANIFEST.MF", manifest("Build-Jdk-Spec: 21"))))
                .isEqualTo(before);
        assertThat(packed("multi", Map.of("META-INF/MANIFEST.MF", manifest("Multi-Release: true"))))
                .isNotEqualTo(before);
    }

    @Test
    void whatMavenWritesAboutTheModuleIsNoContentAndAResourceIs() throws IOException {
        ContentDigest before = packed("before", Map.of("a.txt", "1"));
        assertThat(packed("maven", Map.of("a.txt", "1", "META-INF/maven/g/a/pom.properties", "version=2")))
                .isEqualTo(before);
        assertThat(packed("resource", Map.of("a.txt", "2"))).isNotEqualTo(before);
    }

    private static String manifest(String line) {
        return "Manifest-Version: 1.0\n" + line + "\n\n";
    }

    private ContentDigest compiled(String name, String source, String... options) throws IOException {
        CompiledLibrary library = CompiledLibrary.compile(folder.resolve(name), source, List.of(), options);
        assertThat(library.errors()).isEmpty();
        return new LibraryContent().digest(library.jar());
    }

    private ContentDigest packed(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return new LibraryContent().digest(jar);
    }
}
