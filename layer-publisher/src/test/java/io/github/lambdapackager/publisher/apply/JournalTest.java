package io.github.lambdapackager.publisher.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.plan.LayerStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    private Path folder;

    @Test
    void aPublishingThatNeverEndedIsRemembered() throws IOException {
        try (Journal journal = open()) {
            journal.intend(step());
        }

        try (Journal journal = open()) {
            assertThat(journal.hasOpenIntent()).isTrue();
            journal.settled(step(), version());
        }

        try (Journal journal = open()) {
            assertThat(journal.hasOpenIntent()).isFalse();
            assertThat(journal.verified()).containsExactly(Journal.verification(version()));
        }
    }

    @Test
    void aLineThatWasCutOffSpoilsNeitherTheOldNorTheNew() throws IOException {
        try (Journal journal = open()) {
            journal.settled(step(), version());
        }
        Files.writeString(file(), "{\"event\":\"settl", StandardOpenOption.APPEND);

        try (Journal journal = open()) {
            assertThat(journal.verified()).hasSize(1);
            journal.intend(step());
        }

        try (Journal journal = open()) {
            assertThat(journal.hasOpenIntent()).isTrue();
            assertThat(journal.verified()).hasSize(1);
        }
    }

    private Journal open() throws IOException {
        return Journal.open(file());
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private LayerStep step() throws IOException {
        ManifestLayer layer = LayerSamples.layer(folder, "shared", "one");
        return new LayerStep(
                new Target("111111111111", "eu-west-1"),
                layer,
                content(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                List.of());
    }

    private static LayerVersion version() {
        return new LayerVersion("shared", 1, "arn:1", Instant.EPOCH, Optional.of(content()));
    }

    private static PublishedContent content() {
        return new PublishedContent("1", LayerSamples.digest("one"), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
