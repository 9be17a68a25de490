package com.example.corpus.jacksoncbor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Packs readings of a sensor and unpacks them again. */
public class Compress implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final CBORMapper cbor = new CBORMapper();

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            Readings readings = cbor.convertValue(event, Readings.class);
            byte[] packed = cbor.writeValueAsBytes(readings);
            Readings unpacked = cbor.readValue(packed, Readings.class);
            return Map.of(
                    "packed", Base64.getEncoder().encodeToString(packed),
                    "sensor", unpacked.sensor(),
                    "sum", unpacked.values().stream().mapToDouble(Double::doubleValue).sum());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Readings(String sensor, List<Double> values, byte[] signature) {}
}
