package com.example.corpus.sdks3crt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Counts the lines of an object with the S3 client of the Common Runtime, and stores the count beside it. */
public class CountLines implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final S3AsyncClient s3 = S3AsyncClient.crtBuilder()
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
            .forcePathStyle(true)
            .targetThroughputInGbps(1.0)
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String bucket = event.get("bucket");
        String key = event.get("key");
        byte[] content = s3.getObject(get -> get.bucket(bucket).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
        long lines = new String(content, StandardCharsets.UTF_8).lines().count();
        s3.putObject(put -> put.bucket(bucket).key(key + ".count"), AsyncRequestBody.fromString("" + lines))
                .join();
        return Map.of("key", key, "lines", lines);
    }
}
