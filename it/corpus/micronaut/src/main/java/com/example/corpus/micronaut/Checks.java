package com.example.corpus.micronaut;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Factory
class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    @Singleton
    @Order(1)
    Check title() {
        return book -> book.title().isBlank() ? "no title" : "title";
    }

    @Singleton
    @Order(2)
    @Requires(property = "shelf.prefix")
    Check pages() {
        return book -> book.pages() + " pages";
    }

    @EventListener
    void registered(Book book) {
        LOG.info("registered {}", book.title());
    }
}
