package com.example.corpus.sdks3apache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** Gives a link to a report that is there, for an hour. */
public class ShareReport implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(2).connectionTimeout(Duration.ofSeconds(2)))
            .build();
    private final S3Presigner presigner = S3Presigner.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String key = event.get("report");
        try {
            HeadObjectResponse report =
                    s3.headObject(head -> head.bucket("reports").key(key));
            Map<String, String> tags = new TreeMap<>();
            for (Tag tag :
                    s3.getObjectTagging(get -> get.bucket("reports").key(key)).tagSet()) {
                tags.put(tag.key(), tag.value());
            }
            PresignedGetObjectRequest link =
                    presigner.presignGetObject(presign -> presign.signatureDuration(Duration.ofHours(1))
                            .getObjectRequest(get -> get.bucket("reports")
                                    .key(key)
                                    .responseContentDisposition("attachment; filename=\"" + tags.get("title") + "\"")));
            return Map.of(
                    "bytes", report.contentLength(),
                    "tag", report.eTag(),
                    "tags", tags,
                    "path", link.url().getPath(),
                    "method", link.httpRequest().method().name(),
                    "disposition", link.httpRequest().rawQueryParameters().get("response-content-disposition"),
                    "forBrowsers", link.isBrowserExecutable());
        } catch (NoSuchKeyException e) {
            return Map.of("missing", key, "status", e.statusCode());
        }
    }
}
