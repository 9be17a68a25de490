package io.github.lambdapackager.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layers of Lambda as far as publishing asks for them, by the SDK's model: as far away as it is told, and with a limit
 * for each Region, which no emulator has.
 */
final class PacedLambda implements AutoCloseable {
    private static final Pattern REGION = Pattern.compile("Credential=[^/]+/[^/]+/([^/]+)/");
    private static final Pattern LAYER = Pattern.compile("/2018-10-31/layers/([^/]+)/versions(?:/([0-9]+))?(/policy)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration latency;
    private final int callsPerSecond;
    private final Map<String, List<ObjectNode>> versions = new TreeMap<>();
    private final Map<String, Bucket> buckets = new TreeMap<>();

    private PacedLambda(HttpServer server, Duration latency, int callsPerSecond) {
        this.server = server;
        this.latency = latency;
        this.callsPerSecond = callsPerSecond;
    }

    static PacedLambda start(Duration latency, int callsPerSecond) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PacedLambda lambda = new PacedLambda(server, latency, callsPerSecond);
        server.createContext("/", lambda::answer);
        server.setExecutor(lambda.threads);
        server.start();
        return lambda;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked of Lambda since the last time. */
    record Load(int calls, int throttled, int mostCallsOfARegion) {}

    synchronized Load takeLoad() {
        Load load = new Load(
                buckets.values().stream().mapToInt(bucket -> bucket.calls).sum(),
                buckets.values().stream().mapToInt(bucket -> bucket.throttled).sum(),
                buckets.values().stream().mapToInt(bucket -> bucket.calls).max().orElse(0));
        buckets.clear();
        return load;
    }

    /** A second's worth of calls at most, filled again as time goes by. */
    private final class Bucket {
        private double tokens = callsPerSecond;
        private long filled = System.nanoTime();
        private int calls;
        private int throttled;

        boolean take() {
            long now = System.nanoTime();
            tokens = Math.min(
                    callsPerSecond, tokens + (now - filled) * (double) callsPerSecond / TimeUnit.SECONDS.toNanos(1));
            filled = now;
            calls++;
            if (tokens < 1) {
                throttled++;
                return false;
            }
            tokens--;
            return true;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Thread.sleep(latency.toMillis());
            Matcher layer = LAYER.matcher(exchange.getRequestURI().getPath());
            if (!layer.matches()) {
                send(exchange, 200, """
                        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                        <Account>%s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
                        """.formatted(CommandLine.ACCOUNT));
                return;
            }
            Matcher region = REGION.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!region.find() || !take(region.group(1))) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "TooManyRequestsException");
                send(exchange, 429, "{\"message\":\"Rate exceeded\"}");
                return;
            }
            boolean reads = exchange.getRequestMethod().equals("GET");
            if (layer.group(3) != null) {
                send(exchange, reads ? 200 : 201, "{\"Policy\":\"" + POLICY + "\",\"Statement\":\"{}\"}");
            } else if (layer.group(2) != null) {
                send(
                        exchange,
                        200,
                        versions(region.group(1), layer.group(1)).get(0).toString());
            } else if (reads) {
                ObjectNode list = JSON.createObjectNode();
                list.putArray("LayerVersions").addAll(versions(region.group(1), layer.group(1)));
                send(exchange, 200, list.toString());
            } else {
                send(
                        exchange,
                        201,
                        publish(region.group(1), layer.group(1), JSON.readTree(body))
                                .toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final String POLICY =
            "{\\\"Statement\\\":[{\\\"Sid\\\":\\\"lambda-packager-222222222222\\\",\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":\\\"arn:aws:iam::222222222222:root\\\"},\\\"Action\\\":\\\"lambda:GetLayerVersion\\\",\\\"Resource\\\":\\\"*\\\"}]}";

    private synchronized boolean take(String region) {
        return buckets.computeIfAbsent(region, name -> new Bucket()).take();
    }

    private synchronized List<ObjectNode> versions(String region, String layer) {
        return List.copyOf(versions.getOrDefault(region + layer, List.of()));
    }

    private ObjectNode publish(String region, String layer, JsonNode request) throws IOException {
        byte[] zip = request.path("Content").path("ZipFile").binaryValue();
        ObjectNode version = JSON.createObjectNode()
                .put("Description", request.path("Description").asText())
                .put("CreatedDate", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        version.putObject("Content").put("CodeSha256", sha256(zip)).put("CodeSize", zip.length);
        synchronized (this) {
            List<ObjectNode> all = versions.computeIfAbsent(region + layer, name -> new ArrayList<>());
            all.add(version.put("Version", all.size() + 1)
                    .put(
                            "LayerVersionArn",
                            "arn:aws:lambda:%s:%s:layer:%s:%d"
                                    .formatted(region, CommandLine.ACCOUNT, layer, all.size() + 1)));
        }
        return version;
    }

    private static String sha256(byte[] zip) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
