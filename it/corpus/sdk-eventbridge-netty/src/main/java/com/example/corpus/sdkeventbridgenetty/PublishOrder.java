package com.example.corpus.sdkeventbridgenetty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Tells the other systems that an order was placed. The HTTP client is found on the class path. */
public class PublishOrder implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private final EventBridgeAsyncClient events = EventBridgeAsyncClient.create();

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        PutEventsRequestEntry placed = PutEventsRequestEntry.builder()
                .source("shop")
                .detailType("placed")
                .time(Instant.parse("2026-01-02T03:04:05Z"))
                .detail("{\"order\": \"" + event.get("order") + "\"}")
                .build();
        var answer = events.putEvents(put -> put.entries(placed, placed.copy(copy -> copy.detail("broken"))))
                .join();
        return Map.of(
                "failed", answer.failedEntryCount(),
                "id", answer.entries().get(0).eventId(),
                "error", answer.entries().get(1).errorCode());
    }
}
