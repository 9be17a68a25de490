package com.example.corpus.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Found by scanning, called through a proxy. */
@ApplicationScoped
public class Polite implements Greeting {
    @Inject
    private Event<String> greeted;

    @Override
    public String to(String name) {
        greeted.fire(name);
        return "Dear " + name;
    }
}
