package com.example.shop.orders;

import com.example.shop.domain.OrderEvent;
import com.example.shop.json.Json;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that ORDER_EVENTS_QUEUE names. */
final class SqsOrderQueue implements OrderQueue {
    private final SqsClient sqs;
    private final String name = System.getenv().getOrDefault("ORDER_EVENTS_QUEUE", "order-events");

    SqsOrderQueue(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void send(OrderEvent event) {
        String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(Json.write(event)));
    }
}
