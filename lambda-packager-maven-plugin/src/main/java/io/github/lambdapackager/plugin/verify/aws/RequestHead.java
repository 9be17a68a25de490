package io.github.lambdapackager.plugin.verify.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line and the headers of a request, their names in lower case. */
record RequestHead(String method, String authority, String path, String query, SortedMap<String, String> headers) {
    // Credential=<key>/<date>/<region>/<service>/aws4_request; version 4a of the signature has no Region.
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/(?:[^/,]+/)?([^/,]+)/aws4_request");

    RequestHead {
        SortedMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = lower;
    }

    static RequestHead of(String method, String authority, String target, Map<String, String> headers) {
        int query = target.indexOf('?');
        return new RequestHead(
                method,
                authority,
                query < 0 ? target : target.substring(0, query),
                query < 0 ? "" : target.substring(query + 1),
                new TreeMap<>(headers));
    }

    /** Empty where it is missing. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean asks(String parameter) {
        return ("&" + query).matches(".*&" + Pattern.quote(parameter) + "([=&].*)?");
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The path without escapes. */
    String plainPath() {
        return URI.create(path).getPath();
    }

    /** The service that the request was signed for. */
    Optional<String> signedService() {
        Matcher scope = SCOPE.matcher(header("authorization"));
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
    }

    /** Such as {@code DynamoDB_20120810.GetItem}, or empty. */
    String amazonTarget() {
        return header("x-amz-target");
    }
}
