package com.example.corpus.gson;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.Expose;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Checks a guest in. */
public class CheckIn implements RequestStreamHandler {
    private final Gson gson = new GsonBuilder()
            .registerTypeAdapter(Room.class, new RoomReader())
            .setPrettyPrinting()
            .create();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Visit visit = gson.fromJson(new InputStreamReader(input, StandardCharsets.UTF_8), Visit.class);
        Type prices = new TypeToken<Map<String, List<Integer>>>() {}.getType();
        Map<String, List<Integer>> beds = gson.fromJson("{\"single\": [1], \"double\": [2, 1]}", prices);
        visit.state = State.CHECKED_IN;
        visit.beds = visit.rooms.stream().mapToInt(room -> room.beds(beds)).sum();
        try (Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8)) {
            gson.toJson(visit, writer);
        }
    }

    static class Visit {
        long id;

        @JsonAdapter(DateAdapter.class)
        LocalDate on;

        Guest guest;
        List<Room> rooms;
        State state;
        int beds;
    }

    static class Guest {
        @SerializedName(value = "fullName", alternate = "full_name")
        @Expose
        String name;

        transient String secret;
        String greeting = "welcome";
    }

    enum State {
        @SerializedName("OPEN")
        RESERVED,
        @SerializedName("in")
        CHECKED_IN
    }

    interface Room {
        int beds(Map<String, List<Integer>> sizes);
    }

    static class Single implements Room {
        @Override
        public int beds(Map<String, List<Integer>> sizes) {
            return sizes.get("single").get(0);
        }
    }

    static class Suite implements Room {
        int beds;

        @Override
        public int beds(Map<String, List<Integer>> sizes) {
            return beds;
        }
    }

    static class RoomReader implements JsonDeserializer<Room> {
        @Override
        public Room deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
            boolean suite = json.getAsJsonObject().get("kind").getAsString().equals("suite");
            return context.deserialize(json, suite ? Suite.class : Single.class);
        }
    }

    static class DateAdapter extends TypeAdapter<LocalDate> {
        @Override
        public void write(JsonWriter out, LocalDate date) throws IOException {
            out.value(date.toString());
        }

        @Override
        public LocalDate read(JsonReader in) throws IOException {
            return LocalDate.parse(in.nextString());
        }
    }
}
