package com.example.corpus.nativeimage;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** No code names it. */
public final class Html implements Function<List<String>, String> {
    @Override
    public String apply(List<String> rows) {
        return rows.stream().map(row -> "<li>" + row + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }
}
