package com.example.corpus.cdi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.Map;

/** Greets with the beans that CDI finds. */
public class GreetingHandler implements RequestHandler<Map<String, String>, String> {
    private final SeContainer cdi = SeContainerInitializer.newInstance().initialize();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String greeting = cdi.select(Greeting.class).get().to(event.get("name"));
        return greeting + ", " + cdi.select(Integer.class, NamedLiteral.of("letters")).get();
    }
}
