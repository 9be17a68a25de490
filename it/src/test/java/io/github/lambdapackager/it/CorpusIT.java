package io.github.lambdapackager.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Functions with the libraries that people use on Lambda, none with a keep rule: each must behave the same shaken and
 * unshaken, in both modes. {@code -Dcorpus=all} runs every case and writes {@code docs/corpus.md}; {@code
 * -Dcorpus=jackson-yaml,gson} some, and {@code -Dcorpus.page=true} puts them on the page beside what earlier runs left; else
 * the representative ones run.
 */
class CorpusIT {
    private static final String CHOICE = System.getProperty("corpus", "");
    private static final boolean PAGE = Boolean.getBoolean("corpus.page");

    @Test
    void everyCaseIsVerifiedWithoutAnyRule() throws Exception {
        List<String> cases = cases();
        Corpus corpus = PAGE ? Corpus.beside("corpus") : Corpus.copy("corpus");

        SortedMap<String, CorpusResult> members = corpus.run(cases, "members", List.of());
        SortedMap<String, CorpusResult> classes = corpus.run(cases, "classes", List.of());

        CorpusReport report = new CorpusReport(members, classes);
        System.out.println(report.table());
        if (CHOICE.equals("all") || PAGE) {
            // With what earlier runs left, if only some cases ran now.
            SortedMap<String, CorpusResult> allInMembers = corpus.earlier("members");
            allInMembers.putAll(members);
            SortedMap<String, CorpusResult> allInClasses = corpus.earlier("classes");
            allInClasses.putAll(classes);
            Files.writeString(
                    Corpus.SOURCES.resolve("../../docs/corpus.md").normalize(),
                    new CorpusReport(allInMembers, allInClasses).page());
        }
        assertThat(failures(members)).as("in mode members").isEmpty();
        assertThat(failures(classes)).as("in mode classes").isEmpty();
    }

    @Test
    void theCorpusHasNoKeepRule() throws Exception {
        try (var files = Files.walk(Corpus.SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("/target/")))
                    .isNotEmpty()
                    .noneMatch(file -> file.toString().endsWith(".pro"))
                    .noneMatch(CorpusIT::hasRule);
        }
    }

    private static boolean hasRule(Path file) {
        try {
            String text = file.endsWith("pom.xml") ? Files.readString(file) : "";
            return text.contains("keepRule") || text.contains("exempted") || text.contains("<shrink>");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> cases() throws Exception {
        return switch (CHOICE) {
            case "" -> Corpus.representative();
            case "all" -> Corpus.all();
            default -> List.of(CHOICE.split(",", -1));
        };
    }

    private static String failures(SortedMap<String, CorpusResult> results) {
        return results.values().stream()
                .filter(result -> !result.verified())
                .map(CorpusResult::story)
                .collect(Collectors.joining("\n\n"));
    }
}
