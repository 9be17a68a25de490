package com.example.corpus.sdksnsnetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.Topic;

/** Subscribes a reader to a topic, which is made where there is none. */
public class Subscribe implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final SnsAsyncClient sns = SnsAsyncClient.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        List<String> topics = new ArrayList<>();
        sns.listTopicsPaginator()
                .topics()
                .map(Topic::topicArn)
                .subscribe(topics::add)
                .join();
        return sns.createTopic(create -> create.name(event.get("topic")).attributes(Map.of("DisplayName", "News")))
                .thenCompose(topic -> subscribe(topic.topicArn(), event.get("address")))
                .handle((subscribed, problem) -> {
                    Map<String, Object> answer = new TreeMap<>(Map.of("topics", topics));
                    answer.put("subscribed", problem == null ? subscribed : reason(problem));
                    return answer;
                })
                .join();
    }

    private CompletableFuture<Map<String, String>> subscribe(String topic, String address) {
        return sns.subscribe(subscribe -> subscribe
                        .topicArn(topic)
                        .protocol("email")
                        .endpoint(address)
                        .attributes(Map.of("FilterPolicy", "{\"language\": [\"en\"]}"))
                        .returnSubscriptionArn(true))
                .thenCompose(subscribed ->
                        sns.getSubscriptionAttributes(get -> get.subscriptionArn(subscribed.subscriptionArn())))
                .thenApply(answer -> new TreeMap<>(answer.attributes()));
    }

    private static String reason(Throwable problem) {
        InvalidParameterException cause = (InvalidParameterException) problem.getCause();
        return cause.awsErrorDetails().errorMessage();
    }
}
