package com.example.corpus.sdksqsurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Queues the changes of an order in the order in which they were made, each once. */
public class QueueInOrder implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SqsClient sqs = SqsClient.create();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String order = event.get("order");
        try {
            SendMessageResponse sent = sqs.sendMessage(send -> send.queueUrl(event.get("queue"))
                    .messageGroupId(order)
                    .messageDeduplicationId(order + "-" + event.get("change"))
                    .messageBody(order + " is " + event.get("change"))
                    .messageSystemAttributes(Map.of(
                            MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                            MessageSystemAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("Root=1-5e1b4151-5ac6c58f5b5dd2b8d2d6a1b2")
                                    .build())));
            return Map.of("id", sent.messageId(), "sequence", sent.sequenceNumber());
        } catch (QueueDoesNotExistException e) {
            return Map.of(
                    "failed",
                    e.awsErrorDetails().errorCode(),
                    "message",
                    e.awsErrorDetails().errorMessage(),
                    "service",
                    e.awsErrorDetails().serviceName());
        }
    }
}
