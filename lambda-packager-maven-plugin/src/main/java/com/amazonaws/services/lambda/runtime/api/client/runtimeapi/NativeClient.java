package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * The runtime client's conversation with Lambda without its native library, which exists for Linux alone.
 *
 * <p>Put before the runtime client on a class path, it takes the place of the class of this name; all else of the client
 * stays as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class NativeClient {
    private static String invocations = "";

    private NativeClient() {}

    static void init(String hostAndPort) {
        invocations = "http://" + hostAndPort + "/2018-06-01/runtime/invocation/";
    }

    static InvocationRequest next() {
        try {
            HttpURLConnection connection = open("next");
            InvocationRequest request = new InvocationRequest();
            request.setContent(read(connection));
            request.setId(header(connection, "Lambda-Runtime-Aws-Request-Id"));
            request.setXrayTraceId(header(connection, "Lambda-Runtime-Trace-Id"));
            request.setInvokedFunctionArn(header(connection, "Lambda-Runtime-Invoked-Function-Arn"));
            request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException("no next event", e);
        }
    }

    static void postInvocationResponse(byte[] requestId, byte[] response) {
        try {
            HttpURLConnection connection = open(new String(requestId, StandardCharsets.UTF_8) + "/response");
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(response);
            }
            read(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer was not taken", e);
        }
    }

    private static HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) new URL(invocations + path).openConnection();
    }

    private static String header(HttpURLConnection connection, String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }

    private static byte[] read(HttpURLConnection connection) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream body = connection.getInputStream()) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                content.write(buffer, 0, count);
            }
        }
        return content.toByteArray();
    }
}
