package io.github.lambdapackager.plugin.rule;

import static io.github.lambdapackager.plugin.rule.RuleBench.classes;
import static io.github.lambdapackager.plugin.rule.RuleBench.library;
import static io.github.lambdapackager.plugin.shake.Workbench.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.plugin.model.KeepRule;
import io.github.lambdapackager.plugin.model.KeepRule.Trigger;
import io.github.lambdapackager.plugin.rule.ReachabilityFile.Conditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachabilityRepositoryTest {
    private static final String INDEX = """
            [{"metadata-version": "2.1", "tested-versions": ["2.1", "2.3"]},
             {"metadata-version": "3.0", "latest": true, "tested-versions": ["3.0"]},
             {"metadata-version": "2.2", "tested-versions": ["2.2"]},
             {"metadata-version": "1.0", "default-for": "0\\\\..*", "tested-versions": ["1.0"]}]""";

    @TempDir
    Path folder;

    @Test
    void whatTheFolderOfTheLibraryNamesCountsOnItsConditions() throws Exception {
        Path zip = zip(Map.of(
                "test/lib/index.json",
                "[{\"metadata-version\": \"1\", \"tested-versions\": [\"1\"]}]",
                "test/lib/1/reachability-metadata.json",
                "{\"reflection\": [{\"condition\": {\"typeReached\": \"org.lib.B\"}, \"type\": \"org.lib.A\"}]}",
                "test/library/1/reachability-metadata.json",
                "{\"reflection\": [{\"type\": \"org.lib.B\"}]}"));

        assertThat(library(classes("org.lib.A", "org.lib.B"))
                        .rules(new ReachabilityRepository(new MetadataZip(zip), Conditions.AS_IT_SAYS))
                        .rules())
                .containsExactly(KeepRule.whole(
                        "org.lib.A",
                        "named in reachability-metadata.json of the reachability metadata for test:lib:1",
                        new Trigger.ClassReached(Set.of("org.lib.B"))));
    }

    @Test
    void aLibraryThatTheRepositoryDoesNotKnowHasNoRules() throws Exception {
        assertThat(library(classes("org.lib.A"))
                        .rules(new ReachabilityRepository(new MetadataZip(zip(Map.of())), Conditions.AS_IT_SAYS)))
                .isEqualTo(CollectedRules.NONE);
    }

    @Test
    void theFolderThatWasTestedWithTheVersionIsChosen() throws Exception {
        assertThat(chosen("3.0")).isEqualTo("3.0");
        assertThat(chosen("2.3")).isEqualTo("2.1");
    }

    @Test
    void theFolderThatIsMeantForVersionsLikeItIsChosen() throws Exception {
        assertThat(chosen("0.9.7")).isEqualTo("1.0");
    }

    @Test
    void elseTheNearestFolderIsChosen() throws Exception {
        assertThat(chosen("2.10.1")).isEqualTo("2.2");
        assertThat(chosen("4.0.Final")).isEqualTo("3.0");
        assertThat(chosen("unknown")).isEqualTo("1.0");
    }

    private static String chosen(String version) throws IOException {
        return ReachabilityRepository.version(text(INDEX), version).orElseThrow();
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path zip = folder.resolve("repository.zip");
        try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(zip))) {
            stream.putNextEntry(new ZipEntry("library-and-framework-list.json"));
            for (var file : files.entrySet()) {
                stream.putNextEntry(new ZipEntry(file.getKey()));
                stream.write(text(file.getValue()));
            }
        }
        return zip;
    }
}
