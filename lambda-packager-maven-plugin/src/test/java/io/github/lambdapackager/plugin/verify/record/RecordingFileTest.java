package io.github.lambdapackager.plugin.verify.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdapackager.plugin.model.PackagingException;
import io.github.lambdapackager.plugin.verify.record.Recording.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {
    @TempDir
    Path folder;

    @Test
    void aRecordingIsAddedToWhatAnEarlierOneNamed() throws Exception {
        Path file = file("""
                {"reflection": [
                  {"type": "b.B", "methods": [{"name": "two", "parameterTypes": ["int"]}]},
                  {"type": "c.C", "condition": {"typeReached": "b.B"}}],
                 "jni": [{"type": "j.J"}]}""");

        assertThat(RecordingFile.read(file).with(recording("b.B", "a.A")).text())
                .isEqualTo("""
                {
                  "comment": "written by lambda:record: what the function reached in a run and no rule finds",
                  "jni": [
                    {"type":"j.J"}
                  ],
                  "reflection": [
                    {"type":"a.A","allDeclaredFields":true,"fields":[{"name":"x"}],"methods":[{"name":"one","parameterTypes":["java.lang.String[]","int"]}]},
                    {"type":"b.B","methods":[{"name":"one","parameterTypes":["java.lang.String[]","int"]},{"name":"two","parameterTypes":["int"]}],"allDeclaredFields":true,"fields":[{"name":"x"}]},
                    {"type":"c.C","condition":{"typeReached":"b.B"}},
                    {"type":{"proxy":["p.P"]}}
                  ],
                  "resources": [
                    {"glob":"r.txt"}
                  ]
                }
                """);
    }

    @Test
    void theSameRecordingGivesTheSameBytes() throws Exception {
        String once = RecordingFile.empty().with(recording("a.A", "b.B")).text();

        assertThat(RecordingFile.read(file(once)).with(recording("b.B")).text()).isEqualTo(once);
    }

    @Test
    void aRecordingOfNothingIsNoText() {
        assertThat(RecordingFile.empty().with(Recording.EMPTY).text()).isEmpty();
    }

    @Test
    void aFileThatIsNoJsonIsNamedWithItsLine() throws Exception {
        Path file = file("{\n\"reflection\": [\n}");

        assertThat(catchThrowableOfType(PackagingException.class, () -> RecordingFile.read(file)))
                .hasMessageStartingWith(file + ", line 3: it is not JSON: ")
                .hasMessageEndingWith("→ mend the file, or take it away and run lambda:record again");
    }

    private static Recording recording(String... types) {
        Map<String, Reach> reached = new TreeMap<>();
        for (String type : types) {
            reached.put(
                    type,
                    new Reach(
                            new TreeSet<>(Set.of("allDeclaredFields")),
                            new TreeSet<>(Set.of("x")),
                            new TreeSet<>(Set.of("one([Ljava/lang/String;I)V"))));
        }
        return new Recording(new TreeMap<>(reached), Set.of(List.of("p.P")), new TreeSet<>(Set.of("r.txt")));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("orders.trace.json"), text);
    }
}
