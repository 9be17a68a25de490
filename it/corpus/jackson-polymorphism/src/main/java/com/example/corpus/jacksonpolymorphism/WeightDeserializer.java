package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

class WeightDeserializer extends StdDeserializer<Weight> {
    WeightDeserializer() {
        super(Weight.class);
    }

    @Override
    public Weight deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return new Weight(new BigDecimal(parser.getText().replace(" kg", "")));
    }
}
