package com.example.shop.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.example.shop.domain.Order;
import com.example.shop.domain.OrderEvent;
import com.example.shop.persistence.DynamoOrders;
import com.example.shop.persistence.Orders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** DELETE /orders/{id} */
public final class CancelOrder implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(CancelOrder.class);

    private final Orders orders;
    private final OrderQueue queue;

    public CancelOrder() {
        this(new DynamoOrders(DynamoDbEnhancedClient.create()), new SqsOrderQueue(SqsClient.create()));
    }

    CancelOrder(Orders orders, OrderQueue queue) {
        this.orders = orders;
        this.queue = queue;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String id = event.getPathParameters().get("id");
        return orders.find(id).map(this::cancel).orElseGet(() -> Responses.problem(404, "no order " + id));
    }

    private APIGatewayV2HTTPResponse cancel(Order order) {
        if (order.status() != Order.Status.PLACED) {
            LOG.warn("order {} is {} and cannot be cancelled", order.id(), order.status());
            return Responses.problem(409, "the order is " + order.status());
        }
        orders.save(order.with(Order.Status.CANCELLED));
        queue.send(new OrderEvent.Cancelled(order.id(), "by the customer"));
        LOG.info("order {} cancelled", order.id());
        return Responses.of(200, order.with(Order.Status.CANCELLED));
    }
}
