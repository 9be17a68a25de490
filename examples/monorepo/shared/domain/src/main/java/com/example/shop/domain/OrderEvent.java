package com.example.shop.domain;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What happened to an order, as it travels through the queue. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderEvent.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = OrderEvent.Cancelled.class, name = "cancelled")
})
public sealed interface OrderEvent {
    String orderId();

    record Placed(String orderId, Instant at) implements OrderEvent {}

    record Cancelled(String orderId, String reason) implements OrderEvent {}
}
