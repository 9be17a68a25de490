package com.example.corpus.jacksonmodules;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Plans a trip with dates and optional values; the modules are found as services. */
public class PlanTrip implements RequestStreamHandler {
    private final ObjectMapper json = new ObjectMapper()
            .findAndRegisterModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Trip trip = json.readValue(input, Trip.class);
        ZonedDateTime start = trip.date().atTime(trip.start().orElse(LocalTime.NOON)).atZone(trip.zone());
        Plan plan = new Plan();
        plan.start = start;
        plan.end = start.plus(trip.walk());
        plan.seats = trip.seats();
        plan.stops = trip.stops().stream();
        List<String> modules =
                json.getRegisteredModuleIds().stream().map(String::valueOf).sorted().toList();
        json.writeValue(output, Map.of("plan", plan, "modules", modules));
    }

    record Trip(
            LocalDate date,
            Optional<LocalTime> start,
            Duration walk,
            ZoneId zone,
            OptionalInt seats,
            List<String> stops) {}

    static class Plan {
        @JsonFormat(pattern = "dd.MM.yyyy HH:mm VV")
        public ZonedDateTime start;

        public ZonedDateTime end;
        public OptionalInt seats;
        public Stream<String> stops;
        public Optional<String> guide = Optional.empty();
    }
}
