package io.github.lambdapackager.publisher.lambda;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which accounts and Regions of AWS, and as whom.
 *
 * @param regions none means the one that the SDK finds by itself
 * @param roles to be assumed, one for each account; none means the credentials' own account
 * @param profile of the shared configuration files
 * @param externalId that the roles ask for
 * @param mfa the device that proves who is there
 */
public record AwsSettings(
        List<String> regions,
        List<String> roles,
        Optional<String> profile,
        Optional<String> externalId,
        Optional<Mfa> mfa,
        Optional<BucketSettings> bucket,
        double callsPerSecond) {
    /** What Lambda allows for its control plane, in each Region of an account. */
    public static final double CALLS_PER_SECOND = 15;

    public AwsSettings {
        regions = List.copyOf(regions);
        roles = List.copyOf(roles);
    }

    /**
     * A device for a second factor.
     *
     * @param serial its ARN
     * @param code asks for the digits that it shows; called once
     */
    public record Mfa(String serial, Supplier<String> code) {}
}
