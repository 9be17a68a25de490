package com.example.corpus.micronaut;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record Book(String title, int pages) {}
