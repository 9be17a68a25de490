package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

public record Weight(BigDecimal kilograms) {
    @JsonValue
    String text() {
        return kilograms + " kg";
    }
}
