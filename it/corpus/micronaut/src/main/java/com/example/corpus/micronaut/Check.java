package com.example.corpus.micronaut;

interface Check {
    String on(Book book);
}
