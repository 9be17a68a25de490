package com.example.corpus.powertoolsvalidation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.lambda.powertools.validation.Validation;
import software.amazon.lambda.powertools.validation.ValidationException;
import software.amazon.lambda.powertools.validation.ValidationUtils;

/** Validates what comes in and what goes out by JSON schemas. */
public class Register implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    @Validation(inboundSchema = "classpath:/request.json", outboundSchema = "classpath:/response.json")
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        try {
            ValidationUtils.validate(event, "classpath:/adult.json");
            return Map.of("name", event.get("name"), "accepted", true);
        } catch (ValidationException e) {
            return Map.of("name", event.get("name"), "accepted", false, "why", e.getMessage());
        }
    }
}
