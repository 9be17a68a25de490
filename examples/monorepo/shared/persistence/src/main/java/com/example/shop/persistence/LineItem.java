package com.example.shop.persistence;

import com.example.shop.domain.Order;
import java.math.BigDecimal;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;

/** One line of an {@link OrderItem}. */
@DynamoDbBean
public class LineItem {
    private String article;
    private int quantity;
    private BigDecimal price;

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getQuantity() {
        return quantity;
    }

    public void setQuantity(int quantity) {
        this.quantity = quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    static LineItem of(Order.Line line) {
        LineItem item = new LineItem();
        item.article = line.article();
        item.quantity = line.quantity();
        item.price = line.price();
        return item;
    }

    Order.Line toLine() {
        return new Order.Line(article, quantity, price);
    }
}
