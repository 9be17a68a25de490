package io.github.lambdapackager.plugin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A line of a structured log. The order of its fields says nothing: where a mapper takes it from the methods of a class, the
 * JVM gives them in an order of its own, which the other classes of the package decide.
 */
final class JsonLine {
    private static final JsonMapper SORTING = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonLine() {}

    /** The same line with sorted fields, if it is a JSON object. */
    static String sorted(String line) {
        if (!line.startsWith("{") || !line.endsWith("}")) {
            return line;
        }
        try {
            return SORTING.writeValueAsString(SORTING.readValue(line, Object.class));
        } catch (JsonProcessingException e) {
            return line;
        }
    }
}
