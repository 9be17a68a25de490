package com.example.shop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.example.shop.domain.Order;
import com.example.shop.domain.OrderEvent;
import com.example.shop.persistence.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
    private final Map<String, Order> saved = new HashMap<>();
    private final List<OrderEvent> sent = new ArrayList<>();
    private final PlaceOrder function = new PlaceOrder(
            new Orders() {
                @Override
                public void save(Order order) {
                    saved.put(order.id(), order);
                }

                @Override
                public Optional<Order> find(String id) {
                    return Optional.ofNullable(saved.get(id));
                }
            },
            sent::add);

    @Test
    void anOrderIsSavedAndAnnounced() {
        var response = function.handleRequest(
                event("{\"customer\":\"ada\",\"lines\":[{\"article\":\"tea\",\"quantity\":1,\"price\":3.5}]}"), null);

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(saved).containsOnlyKeys("r-1");
        assertThat(sent).containsExactly(new OrderEvent.Placed("r-1", Instant.EPOCH));
    }

    @Test
    void anUnreadableBodyIsTheCustomersMistake() {
        assertThat(function.handleRequest(event("no json"), null).getStatusCode()).isEqualTo(400);
        assertThat(saved).isEmpty();
    }

    private static APIGatewayV2HTTPEvent event(String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withBody(body)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("r-1")
                        .withTimeEpoch(0)
                        .build())
                .build();
    }
}
