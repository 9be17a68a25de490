package com.example.corpus.micronaut;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class Registry {
    private final List<Check> checks;
    private final ApplicationEventPublisher<Book> registered;
    private final String shelf;

    Registry(List<Check> checks, ApplicationEventPublisher<Book> registered, @Value("${shelf.prefix:x}") String shelf) {
        this.checks = checks;
        this.registered = registered;
        this.shelf = shelf;
    }

    Entry register(Book book) {
        registered.publishEvent(book);
        return new Entry(
                book, shelf + book.pages() / 100, checks.stream().map(check -> check.on(book)).toList());
    }
}
