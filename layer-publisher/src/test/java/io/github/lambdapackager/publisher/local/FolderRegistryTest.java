package io.github.lambdapackager.publisher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.lambdapackager.publisher.LayerSamples;
import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.Grants;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import io.github.lambdapackager.publisher.registry.LayerUpload;
import io.github.lambdapackager.publisher.registry.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aVersionIsListedAsItWasPublished() throws IOException {
        LayerVersion version = registry().publish(upload()).version();

        assertThat(registry().versions("shared")).containsExactly(version);
        assertThat(version.arn()).isEqualTo("arn:aws:lambda:eu-west-1:111111111111:layer:shared:1");
        assertThat(version.created()).isEqualTo(NOW);
        assertThat(registry().zipSha256(version)).isEqualTo(upload().content().zipSha256());
    }

    @Test
    void aNumberIsNeverGivenAgain() throws IOException {
        registry().publish(upload());
        LayerVersion second = registry().publish(upload()).version();

        registry().delete(second);

        assertThat(registry().publish(upload()).version().number()).isEqualTo(3);
        assertThat(registry().versions("shared"))
                .extracting(LayerVersion::number)
                .containsExactly(1L, 3L);
        assertThatIOException()
                .isThrownBy(() -> registry().zipSha256(second))
                .withMessageStartingWith(
                        "there is no layer version arn:aws:lambda:eu-west-1:111111111111:layer:shared:2 in ");
    }

    @Test
    void publishersAtOnceGetNumbersOfTheirOwn() throws Exception {
        int publishers = 8;
        LayerUpload upload = upload();
        ExecutorService executor = Executors.newFixedThreadPool(publishers);
        List<Future<LayerVersion>> versions = executor.invokeAll(IntStream.range(0, publishers)
                .<java.util.concurrent.Callable<LayerVersion>>mapToObj(
                        i -> () -> registry().publish(upload).version())
                .toList());
        executor.shutdown();

        for (Future<LayerVersion> version : versions) {
            assertThat(registry().versions("shared")).contains(version.get());
        }
        assertThat(registry().versions("shared"))
                .extracting(LayerVersion::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, publishers).boxed().toList());
    }

    @Test
    void aGrantBelongsToOneVersion() throws IOException {
        LayerVersion first = registry().publish(upload()).version();
        LayerVersion second = registry().publish(upload()).version();
        Grant organization = Grant.organization("o-abcdefghij");

        registry().grant(first, Grant.account("222222222222"));
        registry().grant(first, organization);
        registry().grant(first, organization);
        registry().grant(second, Grant.PUBLIC);

        assertThat(registry().grants(first)).isEqualTo(Grants.of(Set.of(Grant.account("222222222222"), organization)));
        assertThat(registry().grants(second)).isEqualTo(Grants.of(Set.of(Grant.PUBLIC)));
    }

    @Test
    void parametersAreReplaced() throws IOException {
        registry().putParameter("/acme/shared/latest", "one");
        registry().putParameter("/acme/shared/latest", "two");

        assertThat(registry().parameter("/acme/shared/latest")).contains("two");
        assertThat(registry().parameter("/acme/shared/none")).isEmpty();
    }

    @Test
    void onlyOneHasTheLock() throws IOException {
        try (Lease lease = registry().lock()) {
            lease.check();
            assertThatIOException()
                    .isThrownBy(() -> registry().lock())
                    .withMessage("another publisher is at work in 111111111111/eu-west-1");
        }
        registry().lock().close();
    }

    private FolderRegistry registry() {
        return new FolderRegistry(
                folder.resolve("registry"), new Target("111111111111", "eu-west-1"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private LayerUpload upload() throws IOException {
        ManifestLayer layer = LayerSamples.layer(folder, "shared", "one");
        return new LayerUpload(
                layer,
                folder.resolve("shared.zip"),
                new PublishedContent("1", layer.contentDigest(), layer.zip().sha256()));
    }
}
