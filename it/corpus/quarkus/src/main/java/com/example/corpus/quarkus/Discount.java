package com.example.corpus.quarkus;

interface Discount {
    int on(int cents);
}
