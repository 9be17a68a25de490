package com.example.shop.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.example.shop.domain.Order;
import com.example.shop.domain.OrderEvent;
import com.example.shop.json.Json;
import com.example.shop.persistence.DynamoOrders;
import com.example.shop.persistence.Orders;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** POST /orders */
public final class PlaceOrder implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceOrder.class);

    private final Orders orders;
    private final OrderQueue queue;

    /** What the customer sends. */
    record Request(String customer, List<Order.Line> lines) {}

    public PlaceOrder() {
        this(new DynamoOrders(DynamoDbEnhancedClient.create()), new SqsOrderQueue(SqsClient.create()));
    }

    PlaceOrder(Orders orders, OrderQueue queue) {
        this.orders = orders;
        this.queue = queue;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            Request request = Json.read(event.getBody(), Request.class);
            String id = event.getRequestContext().getRequestId();
            Instant at = Instant.ofEpochMilli(event.getRequestContext().getTimeEpoch());
            Order order = new Order(id, request.customer(), request.lines(), Order.Status.PLACED, at);
            orders.save(order);
            queue.send(new OrderEvent.Placed(id, at));
            LOG.info("order {} placed, total {}", id, order.total());
            return Responses.of(201, order);
        } catch (JsonProcessingException e) {
            LOG.warn("unreadable order", e);
            return Responses.problem(400, "the body is no order");
        }
    }
}
