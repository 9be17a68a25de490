package com.example.corpus.sdkdynamodbenhanced;

import java.util.Locale;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class StateConverter implements AttributeConverter<Order.State> {
    @Override
    public AttributeValue transformFrom(Order.State state) {
        return AttributeValue.fromS(state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Order.State transformTo(AttributeValue value) {
        return Order.State.valueOf(value.s().toUpperCase(Locale.ROOT));
    }

    @Override
    public EnhancedType<Order.State> type() {
        return EnhancedType.of(Order.State.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
        return AttributeValueType.S;
    }
}
