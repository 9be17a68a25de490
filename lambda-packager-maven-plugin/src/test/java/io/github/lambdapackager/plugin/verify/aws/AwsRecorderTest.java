package io.github.lambdapackager.plugin.verify.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sts.StsClient;

/** Speaks to the recorder with AWS's own clients. */
class AwsRecorderTest {
    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void anOperationInJsonIsRecordedAndSucceedsWithNothing() throws IOException {
        AwsRecorder recorder = recorder();

        boolean found = dynamo(recorder)
                .getItem(get -> get.tableName("orders").key(Map.of("id", text("4711"))))
                .hasItem();

        assertThat(found).isFalse();
        assertThat(recorder.requests())
                .containsExactly(new AwsRequest(
                        "dynamodb", "GetItem", "{\"TableName\":\"orders\",\"Key\":{\"id\":{\"S\":\"4711\"}}}", 200));
    }

    @Test
    void aFileIsTheAnswerOfItsOperation() throws IOException {
        answer("dynamodb/GetItem.json", "{\"Item\":{\"id\":{\"S\":\"4711\"}}}");

        var item = dynamo(recorder())
                .getItem(get -> get.tableName("orders").key(Map.of("id", text("4711"))))
                .item();

        assertThat(item).isEqualTo(Map.of("id", text("4711")));
    }

    @Test
    void aNumberedFileAnswersThatCallAlone() throws IOException {
        answer("dynamodb/GetItem.2.json", "{\"Item\":{\"id\":{\"S\":\"second\"}}}");
        DynamoDbClient dynamo = dynamo(recorder());

        List<Boolean> found = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            found.add(dynamo.getItem(get -> get.tableName("orders").key(Map.of("id", text("1"))))
                    .hasItem());
        }

        assertThat(found).containsExactly(false, true, false);
    }

    @Test
    void aFileMayAnswerWithAnError() throws IOException {
        answer(
                "dynamodb/GetItem.400.json",
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\"}");
        DynamoDbClient dynamo = dynamo(recorder());

        assertThatThrownBy(() -> dynamo.getItem(get -> get.tableName("orders").key(Map.of("id", text("1")))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aMessageSentGetsTheDigestsThatItsSenderChecks() throws IOException {
        AwsRecorder recorder = recorder();

        String id = sqs(recorder)
                .sendMessage(send -> send.queueUrl(recorder.endpoint() + "/123456789012/orders")
                        .messageBody("{\"order\":4711}")
                        .messageAttributes(Map.of(
                                "kind",
                                        attribute("String")
                                                .stringValue("placed")
                                                .build(),
                                "bytes",
                                        attribute("Binary")
                                                .binaryValue(SdkBytes.fromUtf8String("x"))
                                                .build())))
                .messageId();

        assertThat(id).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(recorder.requests()).extracting(AwsRequest::operation).containsExactly("SendMessage");
    }

    @Test
    void aBatchOfMessagesIsAccepted() throws IOException {
        AwsRecorder recorder = recorder();

        var sent = sqs(recorder)
                .sendMessageBatch(send -> send.queueUrl(recorder.endpoint() + "/123456789012/orders")
                        .entries(List.of(entry("a", "first"), entry("b", "second"))));

        assertThat(sent.successful()).extracting(entry -> entry.id()).containsExactly("a", "b");
        assertThat(sent.failed()).isEmpty();
    }

    @Test
    void anObjectIsAFile() throws IOException {
        answer("s3/GET/catalog/2026/tea & cups.csv", "id;name\n1;tea\n");
        AwsRecorder recorder = recorder();

        String content = s3(recorder)
                .getObjectAsBytes(get -> get.bucket("catalog").key("2026/tea & cups.csv"))
                .asUtf8String();

        assertThat(content).isEqualTo("id;name\n1;tea\n");
        assertThat(recorder.requests())
                .extracting(AwsRequest::operation)
                .containsExactly("GetObject /catalog/2026/tea%20%26%20cups.csv");
    }

    @Test
    void theHeadOfAnObjectTellsItsSize() throws IOException {
        answer("s3/GET/catalog/tea.csv", "id;name\n");

        assertThat(s3(recorder())
                        .headObject(head -> head.bucket("catalog").key("tea.csv"))
                        .contentLength())
                .isEqualTo(8);
    }

    @Test
    void noFileOutsideItsFolderIsAnAnswer() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        answer("s3/GET/catalog/tea.csv", "tea");
        AwsRecorder recorder = recorder();

        HttpURLConnection connection =
                (HttpURLConnection) URI.create(recorder.endpoint() + "/catalog/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty(
                "Authorization", "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request, Signature=0");

        try (InputStream body = connection.getInputStream()) {
            assertThat(body.readAllBytes()).isEmpty();
        }
    }

    @Test
    void anUploadIsRecordedWithoutItsSignedChunks() throws IOException {
        AwsRecorder recorder = recorder();

        s3(recorder).putObject(put -> put.bucket("reports").key("night.txt"), RequestBody.fromString("total: 12"));

        assertThat(recorder.requests())
                .containsExactly(new AwsRequest("s3", "PutObject /reports/night.txt", "total: 12", 200));
    }

    @Test
    void anUploadIsAnsweredWithTheTagOfItsContent() throws IOException {
        var stored = s3(recorder())
                .putObject(put -> put.bucket("reports").key("night.txt"), RequestBody.fromString("total: 12"));

        assertThat(stored.eTag()).isEqualTo("\"f27e65416c579f3640557edc760512d0\"");
    }

    @Test
    void aRangeOfAnObjectIsCutFromItsFile() throws IOException {
        answer("s3/GET/reports/night.txt", "total: 12");

        var part = s3(recorder())
                .getObjectAsBytes(get -> get.bucket("reports").key("night.txt").range("bytes=7-100"));

        assertThat(part.asUtf8String()).isEqualTo("12");
        assertThat(part.response().contentRange()).isEqualTo("bytes 7-8/9");
        assertThat(part.response().eTag()).isEqualTo("\"f27e65416c579f3640557edc760512d0\"");
    }

    @Test
    void aListOfObjectsIsAFileOfXml() throws IOException {
        answer("s3/ListObjectsV2.xml", """
                <ListBucketResult><Name>reports</Name><KeyCount>1</KeyCount>
                  <Contents><Key>night.txt</Key><Size>9</Size></Contents>
                </ListBucketResult>
                """);

        var listed = s3(recorder()).listObjectsV2(list -> list.bucket("reports"));

        assertThat(listed.contents()).extracting(object -> object.key()).containsExactly("night.txt");
    }

    @Test
    void aListOfObjectsWithoutAFileIsEmpty() throws IOException {
        assertThat(s3(recorder()).listObjectsV2(list -> list.bucket("reports")).contents())
                .isEmpty();
    }

    @Test
    void anOperationOfTheQueryProtocolSucceedsWithNothing() throws IOException {
        AwsRecorder recorder = recorder();
        StsClient sts = kept(configured(StsClient.builder(), recorder)
                .httpClient(UrlConnectionHttpClient.create())
                .build());

        assertThat(sts.getCallerIdentity().account()).isNull();
        assertThat(recorder.requests())
                .containsExactly(
                        new AwsRequest("sts", "GetCallerIdentity", "Action=GetCallerIdentity&Version=2011-06-15", 200));
    }

    @Test
    void aCompressedBodyIsRecordedAsText() throws IOException {
        assertThat(recordedBody("application/x-amz-json-1.0", "gzip", gzip("{\"MetricName\":\"sold\"}")))
                .isEqualTo("{\"MetricName\":\"sold\"}");
    }

    @Test
    void aBodyInCborIsRecordedAsJson() throws IOException {
        byte[] body = new CBORMapper().writeValueAsBytes(Map.of("MetricName", "sold"));

        assertThat(recordedBody("application/cbor", "", body)).isEqualTo("{\"MetricName\":\"sold\"}");
    }

    @Test
    void aBinaryBodyIsRecordedInBase64() throws IOException {
        assertThat(recordedBody("application/octet-stream", "", new byte[] {(byte) 0xFF, 0}))
                .isEqualTo("base64:/wA=");
    }

    private static String recordedBody(String type, String encoding, byte[] body) throws IOException {
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", type, "Content-Encoding", encoding));
        headers.put("Smithy-Protocol", type.endsWith("cbor") ? "rpc-v2-cbor" : "");
        RequestHead head = RequestHead.of("POST", "127.0.0.1", "/service/Metrics/operation/PutMetricData", headers);
        return AwsCall.of(head, body).recorded(200).body();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatAnEmulatorAnsweredIsAnsweredAgain() throws IOException {
        answer("dynamodb/GetItem.json", "{\"Item\":{\"id\":{\"S\":\"of the emulator\"}}}");
        AwsRecorder emulator = recorder();
        AwsRecorder first = kept(new AwsRecorder(List.of(), Optional.of(emulator.endpoint()), Optional.empty()));
        AwsRecorder second =
                kept(new AwsRecorder(List.of(), Optional.of(emulator.endpoint()), Optional.of(first.tape())));

        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (AwsRecorder recorder : List.of(first, second, second)) {
            items.add(dynamo(recorder)
                    .getItem(get -> get.tableName("orders").key(Map.of("id", text("1"))))
                    .item());
        }

        assertThat(items).containsOnly(Map.of("id", text("of the emulator")));
        assertThat(emulator.requests())
                .as("the second run's first call comes from the tape")
                .hasSize(2);
    }

    @Test
    void anEmulatorThatIsDownIsNotTakenForAnAnswer() throws IOException {
        URI nobody;
        try (AwsRecorder closed = new AwsRecorder(List.of(), Optional.empty(), Optional.empty())) {
            nobody = closed.endpoint();
        }
        AwsRecorder recorder = kept(new AwsRecorder(List.of(), Optional.of(nobody), Optional.empty()));

        assertThatThrownBy(() -> dynamo(recorder).listTables())
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Status Code: 504");
        assertThat(recorder.requests()).containsExactly(new AwsRequest("dynamodb", "ListTables", "{}", 504));
    }

    @Test
    void whatIsMeantForAnotherHostIsRefused() throws IOException {
        AwsRecorder recorder = recorder();
        Proxy proxy = new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), recorder.endpoint().getPort()));

        HttpURLConnection plain = (HttpURLConnection)
                URI.create("http://shop.example.com/prices?of=tea").toURL().openConnection(proxy);
        var secure = URI.create("https://shop.example.com/prices").toURL().openConnection(proxy);

        assertThat(plain.getResponseCode()).isEqualTo(502);
        assertThat(new String(plain.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("nothing leaves this machine while a function is verified: shop.example.com");
        assertThatThrownBy(secure::getInputStream).isInstanceOf(IOException.class);
        assertThat(recorder.requests())
                .containsExactly(
                        new AwsRequest("shop.example.com", "GET /prices?of=tea", "", 502),
                        new AwsRequest("shop.example.com", "CONNECT", "", 502));
    }

    private AwsRecorder recorder() throws IOException {
        return kept(new AwsRecorder(List.of(folder.resolve("aws")), Optional.empty(), Optional.empty()));
    }

    private <T extends AutoCloseable> T kept(T one) {
        open.add(one);
        return one;
    }

    private void answer(String file, String text) throws IOException {
        Path path = folder.resolve("aws").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsRecorder recorder) {
        return builder.endpointOverride(recorder.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(1)));
    }

    private DynamoDbClient dynamo(AwsRecorder recorder) {
        return kept(configured(DynamoDbClient.builder(), recorder)
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    }

    private SqsClient sqs(AwsRecorder recorder) {
        return kept(configured(SqsClient.builder(), recorder)
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    }

    private S3Client s3(AwsRecorder recorder) {
        return kept(configured(S3Client.builder(), recorder)
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static MessageAttributeValue.Builder attribute(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }
}
