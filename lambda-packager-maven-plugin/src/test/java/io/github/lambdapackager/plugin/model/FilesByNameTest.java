package io.github.lambdapackager.plugin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.model.ContentDigest;
import io.github.lambdapackager.publisher.model.Coordinates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FilesByNameTest {
    private static final ResolvedArtifact ARTIFACT =
            new ResolvedArtifact(Coordinates.jar("com.example", "lib", "1.0"), Path.of("lib.jar"), false);

    private final List<String> read = new ArrayList<>();

    /** Tells when it is read. */
    private record Told(String name, List<String> read) implements FileContent {
        @Override
        public byte[] bytes() {
            read.add(name);
            return new byte[name.length()];
        }

        @Override
        public int length() {
            return name.length();
        }
    }

    private FilesByName files(String... names) {
        SortedMap<String, FileContent> contents = new TreeMap<>();
        for (String name : names) {
            contents.put(name, new Told(name, read));
        }
        return FilesByName.reading(contents);
    }

    @Test
    void namesAreKnownWithoutReading() {
        FilesByName files = files("a", "b", "c");

        assertThat(files.keySet()).containsExactly("a", "b", "c");
        assertThat(files.only(name -> !name.equals("b")).keySet()).containsExactly("a", "c");
        assertThat(files.headMap("b").keySet()).containsExactly("a");
        assertThat(files).isEqualTo(files("a", "b", "c")).hasSameHashCodeAs(files("a", "b", "c"));
        assertThat(FilesByName.copyOf(files)).isSameAs(files);
        assertThat(new ClasspathElement(ARTIFACT, files, true).effectiveEntries(17))
                .isEqualTo(files);
        assertThat(read).isEmpty();
    }

    @Test
    void whatIsWorkedOutOfFilesGoesWithThem() {
        FilesByName files = files("a", "b");

        assertThat(files.remembered(Integer.class, Map::size)).isEqualTo(2);
        assertThat(files.remembered(Integer.class, other -> 7)).isEqualTo(2);
        assertThat(read).isEmpty();
    }

    @Test
    void aFileIsReadWhenSomebodyWantsIt() {
        FilesByName files = files("a", "b", "c");

        assertThat(files.get("b")).hasSize(1);
        assertThat(files.get("d")).isNull();
        assertThat(read).containsExactly("b");

        assertThat(new TreeMap<>(files)).containsOnlyKeys("a", "b", "c");
        assertThat(read).containsExactly("b", "a", "b", "c");
    }

    @Test
    void theDigestIsWorkedOutOnce() {
        FilesByName files = files("a", "b");

        assertThat(files.digest()).isEqualTo(ContentDigest.of(new TreeMap<>(files)));
        read.clear();
        assertThat(files.digest()).isEqualTo(files.digest());
        assertThat(read).isEmpty();
    }

    @Test
    void whatIsInMemoryStaysTheSameObject() {
        byte[] content = {1};

        assertThat(FilesByName.copyOf(new TreeMap<>(Map.of("a", content))).get("a"))
                .isSameAs(content);
    }
}
