package com.example.corpus.sdks3;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Copies an invoice into the archive and tells what else is there. */
public class ArchiveInvoice implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final S3Client s3 =
            S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String key = event.get("key");
        try {
            String invoice = s3.getObjectAsBytes(get -> get.bucket("invoices").key(key)).asUtf8String();
            s3.putObject(
                    put -> put.bucket("archive").key(key).metadata(Map.of("lines", "" + invoice.lines().count())),
                    RequestBody.fromString(invoice));
        } catch (NoSuchKeyException e) {
            return Map.of("missing", key, "status", e.statusCode(), "code", e.awsErrorDetails().errorCode());
        }
        List<String> archived = s3.listObjectsV2Paginator(list -> list.bucket("archive").prefix("2026/")).contents().stream()
                .map(S3Object::key)
                .toList();
        return Map.of("archived", archived);
    }
}
