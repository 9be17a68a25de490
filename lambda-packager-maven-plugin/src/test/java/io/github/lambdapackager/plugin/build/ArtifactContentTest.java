package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.ClasspathElement;
import io.github.lambdapackager.publisher.model.ArchiveSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactContentTest {
    private static final Percentage NEARLY = Percentage.withPercentage(10);

    @TempDir
    Path root;

    @Test
    void classesWeighWhatTheyComeToInOnePieceAndNotOneByOne() throws Exception {
        Path jar = jarOf(ClasspathElement.class);
        List<String> names;
        long oneByOne;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            names = zip.stream().map(ZipEntry::getName).sorted().toList();
            oneByOne = zip.stream().mapToLong(ZipEntry::getCompressedSize).sum();
        }
        List<String> half = names.subList(names.size() / 2, names.size());

        ArtifactContent content = ArtifactContent.of(jar);

        assertThat(content.whole().zippedBytes())
                .isLessThan(oneByOne * 3 / 4)
                .isCloseTo(inOnePiece(jar, names), NEARLY);
        assertThat(content.kept(half.stream().map(ArtifactContent::className).collect(Collectors.toSet()))
                        .zippedBytes())
                .isCloseTo(inOnePiece(jar, half), NEARLY);
    }

    private static long inOnePiece(Path jar, List<String> names) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream out = new DeflaterOutputStream(deflated)) {
            for (String name : names) {
                try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                    in.transferTo(out);
                }
            }
        }
        return deflated.size();
    }

    @Test
    void whatIsNoClassWeighsWhatTheJarMakesOfIt() throws Exception {
        Path jar = root.resolve("text.jar");
        long compressed;
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry text = new ZipEntry("a.txt");
            out.putNextEntry(text);
            out.write("tea ".repeat(1000).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            compressed = text.getCompressedSize();
        }

        assertThat(ArtifactContent.of(jar).whole()).isEqualTo(new ArchiveSize(compressed, 4000));
    }

    /** The classes of the folder that this one comes from, as a jar. */
    private Path jarOf(Class<?> one) throws IOException, URISyntaxException {
        Path folder =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = root.resolve("classes.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
