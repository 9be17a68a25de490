package com.example.corpus.dagger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Greets with parts that Dagger put together at compile time. */
public class GreetHandler implements RequestHandler<Map<String, String>, String> {
    private final Greetings greetings = DaggerGreetings.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return greetings.greeter().greet(event.get("name")) + " " + (greetings.greeter() == greetings.greeter());
    }
}
