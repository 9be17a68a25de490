package com.example.shop.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.domain.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderItemTest {
    @Test
    void anOrderSurvivesTheWayIntoItsItemAndBack() {
        Order order = new Order(
                "o-1",
                "ada",
                List.of(new Order.Line("tea", 2, new BigDecimal("3.50"))),
                Order.Status.PLACED,
                Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(OrderItem.of(order).toOrder()).isEqualTo(order);
    }
}
