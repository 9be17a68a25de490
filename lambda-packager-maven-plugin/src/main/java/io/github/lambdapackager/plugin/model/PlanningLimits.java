package io.github.lambdapackager.plugin.model;

/**
 * What a layer plan must hold.
 *
 * @param coldStartFactor how many times the bytes without layers a function may fetch at a cold start
 * @param threshold the part of the expected bytes that a layer must save to come, to change or to stay
 * @param maxLayerZippedBytes how large the zip of a layer may be
 */
public record PlanningLimits(double coldStartFactor, double threshold, long maxLayerZippedBytes) {
    /** Lambda's limit for a function with all its layers, and for each layer. */
    public static final long MAX_UNZIPPED_BYTES = 262_144_000L;

    /** Lambda's limit for a zip that is not fetched from a bucket. */
    public static final long MAX_DIRECT_UPLOAD_BYTES = 52_428_800L;

    public PlanningLimits {
        if (!(coldStartFactor >= 1) || !(threshold >= 0) || threshold >= 1 || maxLayerZippedBytes <= 0) {
            throw new IllegalArgumentException("cold start factor " + coldStartFactor + " is below 1, threshold "
                    + threshold + " is not from 0 to below 1, or maximum " + maxLayerZippedBytes + " is not positive");
        }
    }
}
