package com.example.corpus.powertoolsserialization;

import static software.amazon.lambda.powertools.utilities.EventDeserializer.extractDataFrom;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.utilities.JsonConfig;

/** Takes orders out of the envelopes in which SQS brings them. */
public class ReadOrders implements RequestHandler<SQSEvent, List<String>> {
    private final Expression<JsonNode> customers =
            JsonConfig.get().getJmesPath().compile("Records[*].powertools_json(body).customer");

    @Override
    public List<String> handleRequest(SQSEvent event, Context context) {
        List<Order> orders = extractDataFrom(event).asListOf(Order.class);
        JsonNode found = customers.search(JsonConfig.get().getObjectMapper().valueToTree(plain(event)));
        List<String> lines = new ArrayList<>(orders.stream()
                .map(order -> order.getCustomer() + " wants " + order.getArticles())
                .toList());
        lines.add(found.toString());
        return lines;
    }

    private static Map<String, Object> plain(SQSEvent event) {
        return Map.of(
                "Records",
                event.getRecords().stream()
                        .map(message -> Map.of("body", message.getBody()))
                        .toList());
    }

    public static class Order {
        private String customer;
        private List<String> articles;

        public String getCustomer() {
            return customer;
        }

        public void setCustomer(String customer) {
            this.customer = customer;
        }

        public List<String> getArticles() {
            return articles;
        }

        public void setArticles(List<String> articles) {
            this.articles = articles;
        }
    }
}
