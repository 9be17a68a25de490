package com.example.corpus.moshi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.squareup.moshi.FromJson;
import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Turns measurements into a forecast. */
public class Forecast implements RequestStreamHandler {
    private final Moshi moshi = new Moshi.Builder().add(new InstantAdapter()).build();
    private final JsonAdapter<List<Reading>> readings =
            moshi.adapter(Types.newParameterizedType(List.class, Reading.class));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<Reading> read = readings.fromJson(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        Reading last = read.get(read.size() - 1);
        Outlook outlook = new Outlook();
        outlook.until = last.at.plusSeconds(3600);
        outlook.sky = last.pressure < 1000 ? Sky.RAIN : Sky.SUN;
        outlook.basedOn = read;
        output.write(moshi.adapter(Outlook.class).indent(" ").toJson(outlook).getBytes(StandardCharsets.UTF_8));
    }

    static final class Reading {
        @Json(name = "time")
        Instant at;

        double pressure;
        transient String comment;
    }

    static final class Outlook {
        Instant until;
        Sky sky;

        @Json(name = "based-on")
        List<Reading> basedOn;
    }

    enum Sky {
        @Json(name = "wet")
        RAIN,
        SUN
    }

    static final class InstantAdapter {
        @ToJson
        String toJson(Instant instant) {
            return instant.toString();
        }

        @FromJson
        Instant fromJson(String text) {
            return Instant.parse(text);
        }
    }
}
