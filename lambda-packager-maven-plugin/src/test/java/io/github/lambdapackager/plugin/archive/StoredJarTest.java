package io.github.lambdapackager.plugin.archive;

import static io.github.lambdapackager.plugin.archive.Samples.bytes;
import static io.github.lambdapackager.plugin.archive.Samples.files;
import static io.github.lambdapackager.plugin.archive.Samples.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.FilesByName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJarTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsTheSameObjectWhileItIsRemembered() throws IOException {
        SortedMap<String, byte[]> entries = files("a.txt", "one");

        FilesByName stored = StoredJar.of(jar(folder.resolve("lib.jar"), entries), entries);

        assertThat(stored.get("a.txt")).isSameAs(entries.get("a.txt")).isSameAs(stored.get("a.txt"));
    }

    @Test
    void whatIsForgottenIsReadAgain() throws IOException {
        FilesByName stored = forgetful(files("a.txt", "one one one one", "b/empty", "", "b/c.txt", "two"));

        assertThat(stored).containsOnlyKeys("a.txt", "b/empty", "b/c.txt");
        assertThat(stored.get("a.txt")).isEqualTo(bytes("one one one one"));
        assertThat(stored.get("b/empty")).isEmpty();
        assertThat(stored.get("b/c.txt")).isEqualTo(bytes("two"));
    }

    @Test
    void storedEntriesAreReadAgainAndOfTwoWithOneNameTheLast() throws IOException {
        Path jar = folder.resolve("lib.jar");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(jar.toFile())) {
            zip.setMethod(ZipArchiveOutputStream.STORED);
            for (String text : new String[] {"first", "last"}) {
                ZipArchiveEntry entry = new ZipArchiveEntry("a.txt");
                entry.setSize(text.length());
                CRC32 checksum = new CRC32();
                checksum.update(bytes(text));
                entry.setCrc(checksum.getValue());
                zip.putArchiveEntry(entry);
                zip.write(bytes(text));
                zip.closeArchiveEntry();
            }
        }

        FilesByName stored = StoredJar.of(jar, new JarReader().read(jar), StoredJarTest::forgotten);

        assertThat(stored.get("a.txt")).isEqualTo(bytes("last"));
    }

    @Test
    void aJarThatChangedMeanwhileIsNoLongerTheOneThatTheBuildBeganWith() throws IOException {
        FilesByName stored = forgetful(files("a.txt", "one", "b.txt", "two"));
        jar(folder.resolve("lib.jar"), files("a.txt", "six"));

        assertChanged(stored, "a.txt", "the checksum of its entry a.txt is another");
        assertChanged(stored, "b.txt", "it has no entry b.txt");
    }

    @Test
    void aJarThatIsGoneMeanwhileIsNamed() throws IOException {
        FilesByName stored = forgetful(files("a.txt", "one"));
        Files.delete(folder.resolve("lib.jar"));

        assertChanged(stored, "a.txt", "NoSuchFile (" + folder.resolve("lib.jar") + ")");
    }

    private void assertChanged(FilesByName stored, String name, String reason) {
        assertThatThrownBy(() -> stored.get(name))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder.resolve("lib.jar") + " has changed since this build read it first (" + reason
                        + "); let nothing else write it, and build again");
    }

    private FilesByName forgetful(SortedMap<String, byte[]> entries) throws IOException {
        return StoredJar.of(jar(folder.resolve("lib.jar"), entries), entries, StoredJarTest::forgotten);
    }

    private static Reference<byte[]> forgotten(byte[] bytes) {
        SoftReference<byte[]> reference = new SoftReference<>(bytes);
        reference.clear();
        return reference;
    }
}
