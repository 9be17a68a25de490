package io.github.lambdapackager.plugin.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdapackager.plugin.model.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {
    @TempDir
    private Path root;

    @Test
    void filesAreReplacedMadeAndDeleted() throws Exception {
        Files.writeString(root.resolve("one"), "1");
        Files.writeString(root.resolve("two"), "2");

        new FileChanges(List.of(change("one", "1", "eins"), change("two", "2", ""), change("three", "", "drei")))
                .write();

        assertThat(root.resolve("one")).hasContent("eins");
        assertThat(root.resolve("three")).hasContent("drei");
        assertThat(names()).containsExactly("one", "three");
    }

    @Test
    void nothingIsWrittenWhenOneCannotBe() throws Exception {
        Files.writeString(root.resolve("one"), "1");
        Files.writeString(root.resolve("two"), "2");
        Files.createDirectory(root.resolve("two.part"));

        assertThatThrownBy(
                        () -> new FileChanges(List.of(change("one", "1", "eins"), change("two", "2", "zwei"))).write())
                .isInstanceOf(IOException.class);

        assertThat(root.resolve("one")).hasContent("1");
        assertThat(names()).containsExactly("one", "two", "two.part");
    }

    @Test
    void whatWasReplacedIsRestoredWhenALaterOneFails() throws Exception {
        Files.writeString(root.resolve("one"), "1");
        // It must be deleted and is not there, which fails after all others were replaced.
        FileChange impossible = change("two", "", "");

        assertThatThrownBy(() -> new FileChanges(
                                List.of(change("one", "1", "eins"), change("zero", "", "null"), impossible))
                        .write())
                .isInstanceOf(IOException.class);

        assertThat(root.resolve("one")).hasContent("1");
        assertThat(names()).containsExactly("one");
    }

    @Test
    void aFileThatSomethingElseChangedIsLeftAlone() throws Exception {
        Files.writeString(root.resolve("one"), "1");
        Files.writeString(root.resolve("two"), "mine");

        assertThatThrownBy(
                        () -> new FileChanges(List.of(change("one", "1", "eins"), change("two", "2", "zwei"))).write())
                .hasMessage(
                        root.resolve("two") + ": it was changed by something else just now\n  → run the goal again");

        assertThat(root.resolve("one")).hasContent("1");
        assertThat(names()).containsExactly("one", "two");
    }

    private FileChange change(String name, String before, String after) {
        return new FileChange(
                root.resolve(name),
                StandardCharsets.UTF_8,
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(after).filter(text -> !text.isEmpty()));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
