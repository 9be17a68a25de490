package com.example.shop.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a customer wants. */
public record Order(String id, String customer, List<Line> lines, Status status, Instant placedAt) {
    public enum Status {
        PLACED,
        FULFILLED,
        CANCELLED
    }

    /** One article of an order. */
    public record Line(String article, int quantity, BigDecimal price) {}

    public Order {
        lines = List.copyOf(lines);
    }

    public BigDecimal total() {
        return lines.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Order with(Status newStatus) {
        return new Order(id, customer, lines, newStatus, placedAt);
    }
}
