package com.example.corpus.springcontext;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Sells from stock with beans that Spring finds, wires and intercepts. */
public class StockHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ConfigurableApplicationContext spring =
            new AnnotationConfigApplicationContext(StockHandler.class.getPackageName());

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Stock stock = spring.getBean(Stock.class);
        int left = stock.sell("" + event.get("article"), (Integer) event.get("pieces"));
        String message = spring.getMessage("sold", new Object[] {event.get("article"), left}, Locale.GERMAN);
        return Map.of("message", message, "sales", spring.getBean(SalesCounter.class).sales());
    }
}
