package com.example.shop.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.domain.OrderEvent;
import com.example.shop.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FulfilOrdersTest {
    @Test
    void anEventIsReadAsTheKindThatItNames() throws Exception {
        String json = "{\"type\":\"placed\",\"orderId\":\"o-1\",\"at\":\"2026-01-02T03:04:05Z\"}";

        assertThat(Json.read(json, OrderEvent.class))
                .isEqualTo(new OrderEvent.Placed("o-1", Instant.parse("2026-01-02T03:04:05Z")));
    }
}
