package com.example.corpus.sdk1sqs;

import com.amazonaws.AmazonClientException;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Receives messages with the first AWS SDK, whose handlers check what came. */
public class Receive implements RequestHandler<Map<String, String>, List<String>> {
    // Unlike the second SDK, the first does not know this variable, and goes where the address of the queue says.
    private static final String ENDPOINT =
            System.getenv().getOrDefault("AWS_ENDPOINT_URL", "https://sqs.us-east-1.amazonaws.com");

    private final AmazonSQS sqs = AmazonSQSClientBuilder.standard()
            .withEndpointConfiguration(new EndpointConfiguration(ENDPOINT, "us-east-1"))
            .build();

    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        List<String> answer = new ArrayList<>();
        ReceiveMessageRequest request =
                new ReceiveMessageRequest(ENDPOINT + event.get("queue")).withMessageAttributeNames("All");
        sqs.receiveMessage(request)
                .getMessages()
                .forEach(message -> answer.add(message.getBody() + " "
                        + message.getMessageAttributes().get("kind").getStringValue()));
        try {
            sqs.receiveMessage(request);
        } catch (AmazonClientException e) {
            answer.add(e.getMessage());
        }
        return answer;
    }
}
