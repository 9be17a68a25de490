package com.example.corpus.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;

/** Hears of greetings. */
@ApplicationScoped
public class Counter {
    private int letters;

    void heard(@Observes String name) {
        letters += name.length();
    }

    @Produces
    @Named("letters")
    Integer letters() {
        return letters;
    }
}
