package com.example.corpus.dagger;

import dagger.Lazy;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Provider;
import javax.inject.Singleton;

@Singleton
class Greeter {
    private final Map<String, Provider<String>> words;
    private final Lazy<Punctuation> punctuation;

    @Inject
    Greeter(Map<String, Provider<String>> words, Lazy<Punctuation> punctuation) {
        this.words = words;
        this.punctuation = punctuation;
    }

    String greet(String name) {
        return words.get(name.substring(0, 1)).get() + " " + name + punctuation.get().mark();
    }

    static class Punctuation {
        @Inject
        Punctuation() {}

        String mark() {
            return "!";
        }
    }
}
