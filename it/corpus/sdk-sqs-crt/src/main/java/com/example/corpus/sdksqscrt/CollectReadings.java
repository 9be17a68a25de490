package com.example.corpus.sdksqscrt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sends readings one by one; the SDK puts them together into batches. */
public class CollectReadings implements RequestHandler<CollectReadings.Readings, Map<String, Object>> {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "batches");
        thread.setDaemon(true);
        return thread;
    });
    private final SqsAsyncClient sqs = SqsAsyncClient.builder()
            .httpClient(AwsCrtAsyncHttpClient.builder().maxConcurrency(4).build())
            .build();
    private final SqsAsyncBatchManager batches = SqsAsyncBatchManager.builder()
            .client(sqs)
            .scheduledExecutor(timer)
            .overrideConfiguration(batch -> batch.maxBatchSize(2).sendRequestFrequency(Duration.ofSeconds(20)))
            .build();

    @Override
    public Map<String, Object> handleRequest(Readings readings, Context context) {
        List<CompletableFuture<SendMessageResponse>> sent = readings.degrees.stream()
                .map(degrees -> batches.sendMessage(
                        send -> send.queueUrl(readings.queue).messageBody("{\"degrees\": " + degrees + "}")))
                .toList();
        return Map.of("sent", sent.stream().map(CollectReadings::outcome).toList());
    }

    private static String outcome(CompletableFuture<SendMessageResponse> sent) {
        try {
            SendMessageResponse response = sent.join();
            return response.messageId() + " " + response.md5OfMessageBody();
        } catch (CompletionException e) {
            SqsException cause = (SqsException) e.getCause();
            return cause.awsErrorDetails().errorCode() + ": "
                    + cause.awsErrorDetails().errorMessage();
        }
    }

    public static class Readings {
        public String queue;
        public List<Double> degrees;
    }
}
