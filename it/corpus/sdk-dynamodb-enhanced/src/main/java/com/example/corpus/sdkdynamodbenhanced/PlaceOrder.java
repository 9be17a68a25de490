package com.example.corpus.sdkdynamodbenhanced;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes an order once and reads all orders of its customer. */
public class PlaceOrder implements RequestHandler<PlaceOrder.Request, Map<String, Object>> {
    private final DynamoDbTable<Order> orders = DynamoDbEnhancedClient.builder()
            .dynamoDbClient(
                    DynamoDbClient.builder().httpClient(Apache5HttpClient.create()).build())
            .build()
            .table("orders", TableSchema.fromBean(Order.class));
    private final DynamoDbTable<Price> prices = DynamoDbEnhancedClient.builder()
            .dynamoDbClient(
                    DynamoDbClient.builder().httpClient(Apache5HttpClient.create()).build())
            .build()
            .table("prices", TableSchema.fromImmutableClass(Price.class));

    @Override
    public Map<String, Object> handleRequest(Request request, Context context) {
        Price price = Optional.ofNullable(prices.getItem(Key.builder().partitionValue(request.article).build()))
                .orElseThrow();
        Order order = new Order();
        order.setCustomer(request.customer);
        order.setNumber(request.number);
        order.setPlaced(Instant.parse("2026-01-02T03:04:05Z"));
        order.setState(Order.State.OPEN);
        order.setLines(List.of(new Order.Line(request.article, request.pieces)));
        String outcome = "placed";
        try {
            orders.putItem(PutItemEnhancedRequest.builder(Order.class)
                    .item(order)
                    .conditionExpression(Expression.builder()
                            .expression("attribute_not_exists(customer)")
                            .build())
                    .build());
        } catch (ConditionalCheckFailedException e) {
            outcome = e.awsErrorDetails().errorCode();
        }
        List<String> all = orders
                .query(QueryConditional.keyEqualTo(Key.builder().partitionValue(request.customer).build()))
                .items()
                .stream()
                .map(each -> each.getNumber() + " " + each.getState() + " " + each.getPlaced() + " "
                        + each.getLines().get(0).getArticle())
                .toList();
        return Map.of("outcome", outcome, "cents", price.cents() * request.pieces, "orders", all);
    }

    public static class Request {
        public String customer;
        public int number;
        public String article;
        public int pieces;
    }
}
