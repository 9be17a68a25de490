package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

public enum Urgency {
    @JsonEnumDefaultValue
    NORMAL(1),
    @JsonProperty("asap")
    EXPRESS(3);

    private final int factor;

    Urgency(int factor) {
        this.factor = factor;
    }

    BigDecimal factor() {
        return BigDecimal.valueOf(factor);
    }
}
