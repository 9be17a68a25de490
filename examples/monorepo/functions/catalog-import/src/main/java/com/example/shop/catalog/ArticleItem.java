package com.example.shop.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** How an article lies in its table. */
@DynamoDbBean
public class ArticleItem {
    private String article;
    private BigDecimal price;
    private Instant since;

    @DynamoDbPartitionKey
    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Instant getSince() {
        return since;
    }

    public void setSince(Instant since) {
        this.since = since;
    }

    static ArticleItem of(String article, BigDecimal price, Instant since) {
        ArticleItem item = new ArticleItem();
        item.article = article;
        item.price = price;
        item.since = since;
        return item;
    }
}
