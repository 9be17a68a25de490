package com.example.corpus.sdksqsnetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Moves the messages of one queue to another, all at once. */
public class DrainQueue implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SqsAsyncClient sqs = SqsAsyncClient.builder()
            .httpClient(NettyNioAsyncHttpClient.builder().maxConcurrency(4).build())
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        return sqs.getQueueUrl(get -> get.queueName(event.get("from")))
                .thenCompose(from -> drain(from.queueUrl(), event.get("to")))
                .join();
    }

    private CompletableFuture<Map<String, Object>> drain(String from, String to) {
        return sqs.receiveMessage(receive -> receive.queueUrl(from).messageAttributeNames("All").maxNumberOfMessages(10))
                .thenCompose(received -> move(received.messages(), from, to));
    }

    private CompletableFuture<Map<String, Object>> move(List<Message> messages, String from, String to) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(index -> SendMessageBatchRequestEntry.builder()
                        .id("m" + index)
                        .messageBody(messages.get(index).body())
                        .messageAttributes(messages.get(index).messageAttributes())
                        .build())
                .toList();
        return sqs.sendMessageBatch(send -> send.queueUrl(to).entries(entries))
                .thenCompose(sent -> sqs.deleteMessage(delete ->
                                delete.queueUrl(from).receiptHandle(messages.get(0).receiptHandle()))
                        .thenApply(deleted -> Map.of(
                                "moved", sent.successful().size(),
                                "kinds", messages.stream().map(DrainQueue::kind).toList())));
    }

    private static String kind(Message message) {
        MessageAttributeValue kind = message.messageAttributes().get("kind");
        return kind == null ? "none" : kind.stringValue();
    }
}
