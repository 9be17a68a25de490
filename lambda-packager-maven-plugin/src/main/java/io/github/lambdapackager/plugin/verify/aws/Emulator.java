package io.github.lambdapackager.plugin.verify.aws;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hands requests on to a server that the user named. */
final class Emulator {
    // Belong to the connection, not to the request, or are set by the client itself.
    private static final Set<String> NOT_HANDED_ON =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade", ":status");

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(null))
            .build();

    Emulator(URI address) {
        this.address = address;
    }

    Answer ask(RequestHead head, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.toString().replaceAll("/$", "") + head.target()))
                .method(head.method(), BodyPublishers.ofByteArray(body));
        handedOn(head.headers()).forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            SortedMap<String, String> headers = new TreeMap<>();
            for (Map.Entry<String, List<String>> header :
                    response.headers().map().entrySet()) {
                headers.put(header.getKey(), header.getValue().get(0));
            }
            return new Answer(response.statusCode(), handedOn(headers), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + address + " was asked", e);
        } catch (IOException e) {
            throw new IOException("the emulator at " + address + " does not answer: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, String> handedOn(SortedMap<String, String> headers) {
        SortedMap<String, String> kept = new TreeMap<>(headers);
        kept.keySet().removeAll(NOT_HANDED_ON);
        return kept;
    }
}
