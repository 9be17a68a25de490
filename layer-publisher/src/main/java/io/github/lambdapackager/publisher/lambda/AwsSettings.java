package io.github.lambdapackager.publisher.lambda;

import io.github.lambdapackager.publisher.model.PublishingException;
import java.util.List;
import java.util.Optional;

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
     * @param code the digits that it shows; asked for once
     */
    public record Mfa(String serial, Code code) {}

    /** Finds out what a device shows. */
    public interface Code {
        String ask() throws PublishingException;
    }
}
