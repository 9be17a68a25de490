package com.example.corpus.jul;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Named in logging.properties only. */
public class OneLine extends Formatter {
    @Override
    public String format(LogRecord record) {
        return record.getLevel() + " " + record.getLoggerName() + " " + formatMessage(record) + "\n";
    }
}
