package com.example.corpus.sdksqsapache5;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Works off a queue by schedule: what cannot be done now is tried later, the later the more often it failed. */
public class RetryLater implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SqsClient sqs = SqsClient.builder()
            .httpClient(
                    Apache5HttpClient.builder().useIdleConnectionReaper(false).build())
            .build();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String queue = event.get("queue");
        List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages();
        if (messages.isEmpty()) {
            Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                            get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            return Map.of(
                    "later",
                    attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                    "unknown",
                    attributes.containsKey(QueueAttributeName.UNKNOWN_TO_SDK_VERSION));
        }
        List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
        List<ChangeMessageVisibilityBatchRequestEntry> retried = new ArrayList<>();
        for (Message message : messages) {
            if (message.body().startsWith("{")) {
                done.add(DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build());
            } else {
                retried.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(60 * received(message))
                        .build());
            }
        }
        var deleted = sqs.deleteMessageBatch(delete -> delete.queueUrl(queue).entries(done));
        var changed = sqs.changeMessageVisibilityBatch(
                change -> change.queueUrl(queue).entries(retried));
        return Map.of(
                "done", deleted.successful().stream().map(each -> each.id()).toList(),
                "failed", deleted.failed().stream().map(RetryLater::shown).toList(),
                "retried", changed.successful().stream().map(each -> each.id()).toList());
    }

    private static int received(Message message) {
        return Integer.parseInt(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    }

    private static String shown(BatchResultErrorEntry error) {
        return error.id() + ": " + error.code() + (error.senderFault() ? " (ours)" : "");
    }
}
