package com.example.corpus.logback;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Locale;

/** Named in logback.xml only. */
public class Shout extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return event.getFormattedMessage().toUpperCase(Locale.ROOT) + "!";
    }
}
