package com.example.corpus.quarkus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A bean that Quarkus's own handler finds. */
@Named("order")
public class OrderHandler implements RequestHandler<Order, Map<String, Object>> {
    @Inject
    Instance<Discount> discounts;

    @Inject
    Event<Order> placed;

    @ConfigProperty(name = "shop.cents")
    int cents;

    @Override
    public Map<String, Object> handleRequest(Order order, Context context) {
        placed.fire(order);
        int total = order.getPieces() * cents;
        for (Discount discount : discounts) {
            total = discount.on(total);
        }
        return Map.of("article", order.getArticle(), "total", total);
    }
}
