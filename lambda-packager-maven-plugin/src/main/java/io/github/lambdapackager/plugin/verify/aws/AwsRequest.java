package io.github.lambdapackager.plugin.verify.aws;

/**
 * What a function asked.
 *
 * @param service as in the signature, such as {@code dynamodb}; the host where the request was meant for another one
 * @param operation its name where the request tells, and for HTTP resources what follows the host
 * @param body as text: JSON where it was CBOR, base64 where it is binary
 * @param status of the answer; {@link #REFUSED} where the request would have left the machine,
 *     {@link #NO_EMULATOR} where the emulator is not there
 */
public record AwsRequest(String service, String operation, String body, int status) {
    /** Status of a request to another host. */
    public static final int REFUSED = 502;
    /** Status of a request that the emulator should have answered. */
    public static final int NO_EMULATOR = 504;
}
