package com.example.corpus.sdksns;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Publishes news and tells who will hear them. */
public class Announce implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final SnsClient sns =
            SnsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String topic = event.get("topic");
        try {
            String id = sns.publish(publish -> publish.topicArn(topic)
                            .subject("News")
                            .message(event.get("text"))
                            .messageAttributes(Map.of(
                                    "language",
                                    MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue("en")
                                            .build())))
                    .messageId();
            String readers = sns.listSubscriptionsByTopicPaginator(list -> list.topicArn(topic)).subscriptions().stream()
                    .map(Subscription::endpoint)
                    .collect(Collectors.joining(", "));
            return Map.of("id", id, "readers", readers);
        } catch (NotFoundException e) {
            return Map.of("failed", e.awsErrorDetails().errorMessage());
        }
    }
}
