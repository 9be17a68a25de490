package com.example.corpus.sdkeventbridgeurlconnection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts many events, ten at a time, and puts again what was throttled. */
public class NotifyAll implements RequestHandler<NotifyAll.Change, Map<String, Object>> {
    private static final int AT_ONCE = 10;
    private static final int ROUNDS = 3;

    private final EventBridgeClient events = EventBridgeClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public Map<String, Object> handleRequest(Change change, Context context) {
        List<PutEventsRequestEntry> waiting = new ArrayList<>();
        for (String article : change.articles) {
            waiting.add(PutEventsRequestEntry.builder()
                    .eventBusName(change.bus)
                    .source("shop.prices")
                    .detailType("price changed")
                    .resources("urn:article:" + article)
                    .detail("{\"article\": \"" + article + "\"}")
                    .build());
        }
        List<String> ids = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        try {
            for (int round = 0; round < ROUNDS && !waiting.isEmpty(); round++) {
                List<PutEventsRequestEntry> now = waiting.subList(0, Math.min(AT_ONCE, waiting.size()));
                List<PutEventsRequestEntry> later = new ArrayList<>(waiting.subList(now.size(), waiting.size()));
                List<PutEventsResultEntry> answers =
                        events.putEvents(put -> put.entries(now)).entries();
                for (int index = 0; index < answers.size(); index++) {
                    PutEventsResultEntry answer = answers.get(index);
                    if (answer.errorCode() == null) {
                        ids.add(answer.eventId());
                    } else {
                        codes.add(answer.errorCode());
                        later.add(now.get(index));
                    }
                }
                waiting = later;
            }
        } catch (EventBridgeException e) {
            codes.add(e.awsErrorDetails().errorCode() + " " + e.statusCode());
        }
        return Map.of("ids", ids, "codes", codes, "lost", waiting.size());
    }

    public static class Change {
        public String bus;
        public List<String> articles;
    }
}
