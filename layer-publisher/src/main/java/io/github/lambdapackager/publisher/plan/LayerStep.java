package io.github.lambdapackager.publisher.plan;

import io.github.lambdapackager.publisher.model.Grant;
import io.github.lambdapackager.publisher.model.LayerVersion;
import io.github.lambdapackager.publisher.model.ManifestLayer;
import io.github.lambdapackager.publisher.model.PublishedContent;
import io.github.lambdapackager.publisher.model.Target;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for one layer in one Region of one account.
 *
 * @param content what the description of a new version will say, or that of the existing one says
 * @param existing the version that holds the content already; empty when it has to be published
 * @param highest the highest number that was seen: another publisher was there when ours is not the next
 * @param surplus other versions that say they hold the content
 * @param missing who has to be granted the version
 * @param unasked what the existing version's policy allows beyond what was asked for
 */
public record LayerStep(
        Target target,
        ManifestLayer layer,
        PublishedContent content,
        Optional<LayerVersion> existing,
        long highest,
        List<LayerVersion> surplus,
        List<Grant> missing,
        List<String> unasked) {
    public LayerStep {
        surplus = List.copyOf(surplus);
        missing = List.copyOf(missing);
        unasked = List.copyOf(unasked);
    }

    public boolean isNew() {
        return existing.isEmpty();
    }

    /** Whether nothing has to be written for it. */
    public boolean isDone() {
        return !isNew() && missing.isEmpty();
    }
}
