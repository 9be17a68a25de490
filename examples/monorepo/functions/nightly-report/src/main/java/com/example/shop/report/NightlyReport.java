package com.example.shop.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.example.shop.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Counts the invoices every night. */
public final class NightlyReport implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyReport.class);

    private final S3Client s3 = S3Client.builder().forcePathStyle(true).build();
    private final String bucket = System.getenv().getOrDefault("INVOICES_BUCKET", "invoices");

    /** The part of a scheduled event that matters here. */
    record Schedule(String id, Instant time) {}

    record Report(String id, Instant time, long invoices, long bytes) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Schedule schedule = Json.read(new String(input.readAllBytes(), StandardCharsets.UTF_8), Schedule.class);
        Report report = report(schedule);
        String json = Json.write(report);
        s3.putObject(
                request -> request.bucket(bucket).key("reports/" + report.id() + ".json"), RequestBody.fromString(json));
        LOG.info("{} invoices, {} bytes", report.invoices(), report.bytes());
        output.write(json.getBytes(StandardCharsets.UTF_8));
    }

    private Report report(Schedule schedule) {
        var invoices = s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .filter(object -> !object.key().startsWith("reports/"))
                .toList();
        long bytes = invoices.stream().mapToLong(S3Object::size).sum();
        return new Report(schedule.id(), schedule.time(), invoices.size(), bytes);
    }
}
