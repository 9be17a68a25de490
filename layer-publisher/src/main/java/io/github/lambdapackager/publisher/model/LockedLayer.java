package io.github.lambdapackager.publisher.model;

/** What a lock file records: which version of a layer holds which content in one Region of one account. */
public record LockedLayer(
        Target target, String layer, ContentDigest digest, String humanVersion, long number, String arn)
        implements Comparable<LockedLayer> {
    /** What differs between two entries of one lock file. */
    public String key() {
        return target + "/" + layer;
    }

    @Override
    public int compareTo(LockedLayer other) {
        return key().compareTo(other.key());
    }
}
