package io.github.lambdapackager.plugin.verify.aws;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request understood.
 *
 * @param operation its name, or the HTTP method where the request does not tell the name
 * @param resource what the operation is about where the path says so, else empty
 * @param content decoded
 */
record AwsCall(RequestHead head, String service, String operation, String resource, Protocol protocol, byte[] content) {
    private static final Pattern CBOR_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");

    static AwsCall of(RequestHead head, byte[] body) throws IOException {
        String service = service(head);
        Protocol protocol = Protocol.of(service, head);
        byte[] content = new RequestBody(head).decode(body);
        return switch (protocol) {
            case AWS_JSON -> new AwsCall(head, service, afterDot(head.amazonTarget()), "", protocol, content);
            case CBOR -> new AwsCall(head, service, cborOperation(head), "", protocol, content);
            case QUERY -> new AwsCall(head, service, action(head, content), "", protocol, content);
            case REST_XML, REST_JSON -> rest(head, service, protocol, content);
        };
    }

    private static String service(RequestHead head) {
        if (head.signedService().isPresent()) {
            return head.signedService().get();
        }
        String target = head.amazonTarget();
        return target.isEmpty() ? "unsigned" : target.split("[._]", -1)[0].toLowerCase(Locale.ROOT);
    }

    private static String afterDot(String target) {
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static String cborOperation(RequestHead head) {
        Matcher path = CBOR_PATH.matcher(head.path());
        return path.find() ? path.group(2) : head.method();
    }

    private static String action(RequestHead head, byte[] content) {
        Matcher action = ACTION.matcher(new String(content, StandardCharsets.UTF_8));
        return action.find() ? URLDecoder.decode(action.group(1), StandardCharsets.UTF_8) : head.method();
    }

    private static AwsCall rest(RequestHead head, String service, Protocol protocol, byte[] content) {
        String operation = service.equals("s3") ? S3Operations.name(head) : head.method();
        return new AwsCall(head, service, operation, head.target(), protocol, content);
    }

    String key() {
        return service + " " + operation + " " + resource;
    }

    AwsRequest recorded(int status) {
        String name = resource.isEmpty() ? operation : operation + " " + resource;
        return new AwsRequest(service, name, RequestBody.text(content, protocol), status);
    }
}
