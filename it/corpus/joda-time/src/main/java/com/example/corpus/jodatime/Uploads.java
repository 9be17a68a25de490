package com.example.corpus.jodatime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.Days;
import org.joda.time.Interval;
import org.joda.time.LocalDate;
import org.joda.time.Period;
import org.joda.time.chrono.JulianChronology;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.ISODateTimeFormat;
import org.joda.time.format.PeriodFormat;

/** Reports when uploads came, with Joda-Time in the event (the runtime makes the dates) and in the code. */
public final class Uploads implements RequestHandler<S3Event, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(S3Event event, Context context) {
        Map<String, String> answer = new TreeMap<>();
        event.getRecords().forEach(record -> {
            DateTime time = record.getEventTime();
            DateTime berlin = time.withZone(DateTimeZone.forID("Europe/Berlin"));
            answer.put("key", record.getS3().getObject().getKey());
            answer.put("berlin", DateTimeFormat.forPattern("EEEE, d. MMMM yyyy HH:mm z").withLocale(Locale.GERMANY).print(berlin));
            answer.put("summer", String.valueOf(DateTimeZone.forID("Europe/Berlin").isStandardOffset(time.getMillis())));
            answer.put("julian", ISODateTimeFormat.date().print(time.withChronology(JulianChronology.getInstanceUTC())));
            DateTime deadline = DateTime.parse("2026-03-29T12:00:00+02:00");
            answer.put("left", PeriodFormat.wordBased(Locale.FRENCH).print(new Period(time, deadline)));
            answer.put("days", String.valueOf(Days.daysBetween(time, deadline).getDays()));
            answer.put("in", String.valueOf(new Interval(time, deadline).contains(time.plusHours(1))));
            answer.put("easter", new LocalDate(2026, 4, 5).minusWeeks(1).dayOfWeek().getAsText(Locale.ITALIAN));
        });
        return answer;
    }
}
