package io.github.lambdapackager.publisher.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A version of a layer as a registry lists it: it never changes, and its number is never given again.
 *
 * @param number from 1, one higher for every publishing of the layer's name in the Region
 * @param content what its description says; empty when something else published it
 */
public record LayerVersion(String layer, long number, String arn, Instant created, Optional<PublishedContent> content) {
    public static final Comparator<LayerVersion> BY_NUMBER = Comparator.comparingLong(LayerVersion::number);

    public LayerVersion {
        if (number < 1) {
            throw new IllegalArgumentException("version " + number + " of layer " + layer + " is less than 1");
        }
    }

    /** Whether it says that it holds this content. */
    public boolean holds(ContentDigest digest) {
        return content.filter(what -> what.digest().equals(digest)).isPresent();
    }
}
