package com.example.corpus.nativeimage;

import java.util.List;
import java.util.function.Function;

/** No code names it. */
public final class Csv implements Function<List<String>, String> {
    @Override
    public String apply(List<String> rows) {
        return String.join(";", rows);
    }
}
