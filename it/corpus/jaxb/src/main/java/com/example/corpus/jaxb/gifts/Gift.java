package com.example.corpus.jaxb.gifts;

import com.example.corpus.jaxb.Order;

/** An order with some words. */
public class Gift extends Order {
    private String words;

    @Override
    public String toString() {
        return "Gift with " + words;
    }
}
