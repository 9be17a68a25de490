package com.example.corpus.jacksonpolymorphism;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Prices a shipment of parcels of several kinds. */
public class QuoteShipment implements RequestStreamHandler {
    private final ObjectMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            json.writeValue(output, offer(json.readValue(input, Shipment.class)));
        } catch (InvalidTypeIdException e) {
            json.writeValue(output, Map.of("refused", e.getOriginalMessage()));
        }
    }

    private static Offer offer(Shipment shipment) {
        List<Quote> quotes = shipment.getParcels().stream()
                .map(parcel -> new Quote(parcel, parcel.price()))
                .toList();
        BigDecimal total = quotes.stream().map(Quote::getPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Offer(shipment.getCustomer(), quotes, total);
    }
}
