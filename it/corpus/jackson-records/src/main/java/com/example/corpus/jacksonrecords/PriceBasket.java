package com.example.corpus.jacksonrecords;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums up a basket that records describe. */
public class PriceBasket implements RequestStreamHandler {
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new ParameterNamesModule(JsonCreator.Mode.PROPERTIES))
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(Money.class, MoneyAsText.class)
            .build();

    public PriceBasket() {
        json.registerSubtypes(new NamedType(Article.Food.class, "food"), new NamedType(Article.Book.class, "book"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<Line<Article>> basket = json.readValue(input, new TypeReference<List<Line<Article>>>() {});
        Map<Shelf, Integer> pieces = new EnumMap<>(Shelf.class);
        basket.forEach(line -> pieces.merge(line.article().shelf(), line.pieces(), Integer::sum));
        int cents = basket.stream().mapToInt(line -> line.article().cents() * line.pieces()).sum();
        json.writeValue(output, new Receipt(basket, pieces, new Money(cents, "EUR"), new Cashier("Ada")));
    }

    enum Shelf {
        COOL,
        DRY;

        @JsonCreator
        static Shelf parse(String text) {
            return text.startsWith("c") ? COOL : DRY;
        }
    }

    record Line<T>(T article, @JsonAlias({"count", "number"}) int pieces) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Article {
        Shelf shelf();

        int cents();

        record Food(Shelf shelf, int cents) implements Article {}

        record Book(String title, int cents) implements Article {
            @Override
            public Shelf shelf() {
                return Shelf.DRY;
            }
        }
    }

    record Receipt(List<Line<Article>> lines, Map<Shelf, Integer> pieces, Money total, Cashier cashier) {}

    record Money(int cents, String currency) {}

    interface MoneyAsText {
        @JsonProperty("in")
        String currency();
    }

    static class Cashier {
        private final String name;
        private final List<String> tills = List.of("left", "right");

        Cashier(String name) {
            this.name = name;
        }
    }
}
