package com.example.shop.persistence;

import com.example.shop.domain.Order;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Orders in the table that ORDERS_TABLE names. */
public final class DynamoOrders implements Orders {
    private final DynamoDbTable<OrderItem> table;

    public DynamoOrders(DynamoDbEnhancedClient client) {
        String name = System.getenv().getOrDefault("ORDERS_TABLE", "orders");
        this.table = client.table(name, TableSchema.fromBean(OrderItem.class));
    }

    @Override
    public void save(Order order) {
        table.putItem(OrderItem.of(order));
    }

    @Override
    public Optional<Order> find(String id) {
        OrderItem item = table.getItem(Key.builder().partitionValue(id).build());
        return Optional.ofNullable(item).map(OrderItem::toOrder);
    }
}
