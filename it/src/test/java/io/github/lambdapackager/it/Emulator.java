package io.github.lambdapackager.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An AWS emulator that nobody here wrote (ministack, from PyPI), on the loopback interface. */
final class Emulator implements AutoCloseable {
    private static final String VERSION = "1.5.33";
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Emulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Emulator start(Path work) throws IOException, InterruptedException {
        PythonEnvironment environment = PythonEnvironment.install("ministack-" + VERSION, "ministack==" + VERSION);
        int port = PythonEnvironment.freePort();
        Files.createDirectories(work);
        ProcessBuilder builder = new ProcessBuilder(environment.program("ministack"));
        builder.directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("emulator.log").toFile());
        builder.environment().put("GATEWAY_PORT", String.valueOf(port));
        builder.environment().put("BIND_HOST", "127.0.0.1");
        Emulator emulator = new Emulator(builder.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
        emulator.awaitHealth();
        return emulator;
    }

    Map<String, String> functionEnvironment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test");
    }

    /** Forgets everything and creates what the file describes. */
    void reset(Path resources) throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(endpoint().resolve("/_ministack/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        JsonNode wanted = new ObjectMapper().readTree(resources.toFile());
        createTables(wanted.path("tables"));
        createBuckets(wanted.path("buckets"));
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build()) {
            wanted.path("queues").forEach(queue -> sqs.createQueue(request -> request.queueName(queue.asText())));
        }
    }

    private void createTables(JsonNode tables) {
        try (DynamoDbClient dynamo = DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build()) {
            for (JsonNode table : tables) {
                String name = table.path("name").asText();
                String key = table.path("hashKey").asText();
                dynamo.createTable(request -> request.tableName(name)
                        .keySchema(KeySchemaElement.builder()
                                .attributeName(key)
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .billingMode(BillingMode.PAY_PER_REQUEST));
                for (JsonNode item : table.path("items")) {
                    dynamo.putItem(request -> request.tableName(name).item(attributes(item)));
                }
            }
        }
    }

    private static Map<String, AttributeValue> attributes(JsonNode item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.properties().forEach(field -> attributes.put(field.getKey(), attribute(field.getValue())));
        return attributes;
    }

    private static AttributeValue attribute(JsonNode value) {
        if (value.has("S")) {
            return AttributeValue.fromS(value.path("S").asText());
        } else if (value.has("N")) {
            return AttributeValue.fromN(value.path("N").asText());
        } else if (value.has("M")) {
            return AttributeValue.fromM(attributes(value.path("M")));
        }
        List<AttributeValue> list = new ArrayList<>();
        value.path("L").forEach(element -> list.add(attribute(element)));
        return AttributeValue.fromL(list);
    }

    private void createBuckets(JsonNode buckets) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build()) {
            for (JsonNode bucket : buckets) {
                String name = bucket.path("name").asText();
                s3.createBucket(request -> request.bucket(name));
                bucket.path("objects")
                        .properties()
                        .forEach(object -> s3.putObject(
                                request -> request.bucket(name).key(object.getKey()),
                                RequestBody.fromString(object.getValue().asText())));
            }
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void awaitHealth() throws IOException, InterruptedException {
        HttpRequest health =
                HttpRequest.newBuilder(endpoint().resolve("/_ministack/health")).build();
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("the AWS emulator did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
