package com.example.corpus.micronaut;

import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;

/** Registers a book; beans were wired and types introspected at compile time. */
public class BookHandler extends MicronautRequestHandler<Map<String, String>, String> {
    @Inject
    Registry registry;

    @Inject
    ObjectMapper json;

    @Override
    public String execute(Map<String, String> event) {
        try {
            Book book = json.readValue(event.get("book"), Book.class);
            return json.writeValueAsString(registry.register(book));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
