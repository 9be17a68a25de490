package com.example.corpus.jacksonpolymorphism;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Offer(
        String customerName, List<Quote> quotes, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal grandTotal) {}
