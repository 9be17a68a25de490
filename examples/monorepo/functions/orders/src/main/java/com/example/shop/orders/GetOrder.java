package com.example.shop.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.example.shop.persistence.DynamoOrders;
import com.example.shop.persistence.Orders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** GET /orders/{id} */
public final class GetOrder implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(GetOrder.class);

    private final Orders orders;

    public GetOrder() {
        this(new DynamoOrders(DynamoDbEnhancedClient.create()));
    }

    GetOrder(Orders orders) {
        this.orders = orders;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String id = event.getPathParameters().get("id");
        LOG.info("order {} asked for", id);
        return orders.find(id)
                .map(order -> Responses.of(200, order))
                .orElseGet(() -> Responses.problem(404, "no order " + id));
    }
}
