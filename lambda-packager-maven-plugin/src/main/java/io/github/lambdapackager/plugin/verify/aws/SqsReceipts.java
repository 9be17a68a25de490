package io.github.lambdapackager.plugin.verify.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What SQS answers to a message sent: clients compare its digests with their own.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">
 *     How attributes are digested</a>
 */
final class SqsReceipts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private int messages;

    Optional<Answer> answer(AwsCall call) throws IOException {
        if (!call.service().equals("sqs") || call.protocol() != Protocol.AWS_JSON) {
            return Optional.empty();
        }
        JsonNode input = JSON.readTree(call.content());
        return switch (call.operation()) {
            case "SendMessage" -> Optional.of(json(receipt(input)));
            case "SendMessageBatch" -> Optional.of(json(batch(input.path("Entries"))));
            case "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
                Optional.of(json(successful(input.path("Entries"))));
            default -> Optional.empty();
        };
    }

    private static Answer json(ObjectNode output) {
        return Answer.ok(Protocol.AWS_JSON.contentType(), output.toString());
    }

    private ObjectNode batch(JsonNode entries) throws IOException {
        ObjectNode output = JSON.createObjectNode();
        ArrayNode successful = output.putArray("Successful");
        for (JsonNode entry : entries) {
            successful.add(receipt(entry).put("Id", entry.path("Id").asText()));
        }
        return output;
    }

    private static ObjectNode successful(JsonNode entries) {
        ObjectNode output = JSON.createObjectNode();
        ArrayNode successful = output.putArray("Successful");
        entries.forEach(
                entry -> successful.addObject().put("Id", entry.path("Id").asText()));
        return output;
    }

    private synchronized ObjectNode receipt(JsonNode message) throws IOException {
        ObjectNode receipt = JSON.createObjectNode()
                .put("MessageId", String.format("00000000-0000-0000-0000-%012d", messages++))
                .put("MD5OfMessageBody", md5(bytes(message.path("MessageBody").asText())));
        JsonNode attributes = message.path("MessageAttributes");
        if (!attributes.isEmpty()) {
            receipt.put("MD5OfMessageAttributes", md5(canonical(attributes)));
        }
        return receipt;
    }

    private static byte[] canonical(JsonNode attributes) throws IOException {
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        attributes.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (var attribute : sorted.entrySet()) {
            writeSized(out, bytes(attribute.getKey()));
            writeSized(out, bytes(attribute.getValue().path("DataType").asText()));
            JsonNode binary = attribute.getValue().path("BinaryValue");
            out.writeByte(binary.isMissingNode() ? STRING : BINARY);
            writeSized(
                    out,
                    binary.isMissingNode()
                            ? bytes(attribute.getValue().path("StringValue").asText())
                            : binary.binaryValue());
        }
        return bytes.toByteArray();
    }

    private static void writeSized(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
