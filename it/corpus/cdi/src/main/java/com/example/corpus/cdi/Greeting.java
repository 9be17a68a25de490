package com.example.corpus.cdi;

/** Whose implementation nobody names. */
public interface Greeting {
    String to(String name);
}
