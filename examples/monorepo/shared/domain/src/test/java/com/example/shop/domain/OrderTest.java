package com.example.shop.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void theTotalIsTheSumOfPriceTimesQuantity() {
        Order order = new Order(
                "o-1",
                "ada",
                List.of(new Order.Line("tea", 2, new BigDecimal("3.50")), new Order.Line("cup", 1, new BigDecimal("8"))),
                Order.Status.PLACED,
                Instant.EPOCH);

        assertThat(order.total()).isEqualByComparingTo("15.00");
    }
}
