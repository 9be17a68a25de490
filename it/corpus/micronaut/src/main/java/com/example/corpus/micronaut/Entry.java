package com.example.corpus.micronaut;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

@Serdeable
record Entry(Book book, String shelf, List<String> checks) {}
