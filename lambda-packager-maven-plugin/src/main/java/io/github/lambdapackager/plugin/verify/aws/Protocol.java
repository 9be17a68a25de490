package io.github.lambdapackager.plugin.verify.aws;

import java.util.Set;

/**
 * The protocols in which AWS's services speak.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>
 */
enum Protocol {
    AWS_JSON("application/x-amz-json-1.0"),
    CBOR("application/cbor"),
    QUERY("text/xml"),
    REST_JSON("application/json"),
    REST_XML("application/xml");

    private static final Set<String> XML_SERVICES =
            Set.of("s3", "s3express", "s3-outposts", "s3-object-lambda", "route53", "cloudfront");
    private static final byte EMPTY_MAP = (byte) 0xA0;

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    static Protocol of(String service, RequestHead head) {
        if (head.header("smithy-protocol").equals("rpc-v2-cbor")) {
            return CBOR;
        } else if (!head.header("x-amz-target").isEmpty()) {
            return AWS_JSON;
        } else if (head.header("content-type").startsWith("application/x-www-form-urlencoded")) {
            return QUERY;
        }
        return XML_SERVICES.contains(service) ? REST_XML : REST_JSON;
    }

    String contentType() {
        return contentType;
    }

    /** What a client reads as the operation's output with nothing in it. */
    Answer emptySuccess(String operation) {
        return switch (this) {
            case AWS_JSON, REST_JSON -> Answer.ok(contentType, "{}");
            case CBOR -> Answer.ok(contentType, new byte[] {EMPTY_MAP}).with("smithy-protocol", "rpc-v2-cbor");
            case QUERY -> Answer.ok(contentType, queryResult(operation));
            case REST_XML -> Answer.ok(contentType, new byte[0]);
        };
    }

    private static String queryResult(String operation) {
        return "<" + operation + "Response><" + operation + "Result/><ResponseMetadata><RequestId>"
                + "00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata></" + operation + "Response>";
    }
}
