package com.example.shop.persistence;

import com.example.shop.domain.Order;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** How an order lies in its table. */
@DynamoDbBean
public class OrderItem {
    private String id;
    private String customer;
    private Order.Status status;
    private Instant placedAt;
    private List<LineItem> lines;

    @DynamoDbPartitionKey
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public Order.Status getStatus() {
        return status;
    }

    public void setStatus(Order.Status status) {
        this.status = status;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    public void setPlacedAt(Instant placedAt) {
        this.placedAt = placedAt;
    }

    public List<LineItem> getLines() {
        return lines;
    }

    public void setLines(List<LineItem> lines) {
        this.lines = lines;
    }

    static OrderItem of(Order order) {
        OrderItem item = new OrderItem();
        item.id = order.id();
        item.customer = order.customer();
        item.status = order.status();
        item.placedAt = order.placedAt();
        item.lines = order.lines().stream().map(LineItem::of).toList();
        return item;
    }

    Order toOrder() {
        return new Order(id, customer, lines.stream().map(LineItem::toLine).toList(), status, placedAt);
    }
}
