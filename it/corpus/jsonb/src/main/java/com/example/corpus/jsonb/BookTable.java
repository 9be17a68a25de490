package com.example.corpus.jsonb;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;

/** Books a table in a restaurant; the implementation of JSON-B and of JSON-P is found as a service. */
public class BookTable implements RequestStreamHandler {
    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig()
            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
            .withFormatting(true));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Booking booking = jsonb.fromJson(input, Booking.class);
        booking.setTable(new Table(booking.getGuests() > 2 ? "round" : "small", List.of(1, 2)));
        jsonb.toJson(booking, output);
    }

    public static class Booking {
        private String name;
        private int guests;
        private LocalDateTime at;
        private Table table;
        private Dish dish;
        private String note = "not written";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        @JsonbProperty("number-of-guests")
        public int getGuests() {
            return guests;
        }

        @JsonbProperty("number-of-guests")
        public void setGuests(int guests) {
            this.guests = guests;
        }

        @JsonbDateFormat("dd.MM.yyyy HH:mm")
        public LocalDateTime getAt() {
            return at;
        }

        @JsonbDateFormat("dd.MM.yyyy HH:mm")
        public void setAt(LocalDateTime at) {
            this.at = at;
        }

        @JsonbTypeAdapter(TableAdapter.class)
        public Table getTable() {
            return table;
        }

        @JsonbTypeAdapter(TableAdapter.class)
        public void setTable(Table table) {
            this.table = table;
        }

        public Dish getDish() {
            return dish;
        }

        public void setDish(Dish dish) {
            this.dish = dish;
        }

        @JsonbTransient
        public String getNote() {
            return note;
        }
    }

    @JsonbTypeInfo({@JsonbSubtype(alias = "soup", type = Soup.class), @JsonbSubtype(alias = "cake", type = Cake.class)})
    public interface Dish {}

    public static class Soup implements Dish {
        public boolean hot;
    }

    public static class Cake implements Dish {
        public final int pieces;

        @JsonbCreator
        public Cake(@JsonbProperty("pieces") int pieces) {
            this.pieces = pieces;
        }
    }

    public record Table(String shape, List<Integer> numbers) {}

    public static class TableAdapter implements JsonbAdapter<Table, String> {
        @Override
        public String adaptToJson(Table table) {
            return table.shape() + " " + table.numbers();
        }

        @Override
        public Table adaptFromJson(String text) {
            return new Table(text, List.of());
        }
    }
}
