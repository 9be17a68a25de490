package com.example.corpus.sdkdynamodbenhanced;

import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbImmutable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

@DynamoDbImmutable(builder = Price.Builder.class)
public final class Price {
    private final String article;
    private final int cents;

    private Price(Builder builder) {
        article = builder.article;
        cents = builder.cents;
    }

    @DynamoDbPartitionKey
    public String article() {
        return article;
    }

    public int cents() {
        return cents;
    }

    public static final class Builder {
        private String article;
        private int cents;

        public Builder article(String value) {
            article = value;
            return this;
        }

        public Builder cents(int value) {
            cents = value;
            return this;
        }

        public Price build() {
            return new Price(this);
        }
    }
}
