package com.example.corpus.jul;

import java.util.logging.ConsoleHandler;

/** Named in logging.properties only. */
public class ToStandardOut extends ConsoleHandler {
    public ToStandardOut() {
        setOutputStream(System.out);
    }
}
