package com.example.corpus.powertoolsidempotency;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.IdempotencyConfig;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.persistence.DynamoDBPersistenceStore;

/** Pays once, however often it is asked; the annotation is woven at compile time. */
public class Pay implements RequestHandler<Map<String, Object>, Pay.Receipt> {
    public Pay() {
        Idempotency.config()
                .withConfig(IdempotencyConfig.builder()
                        .withEventKeyJMESPath("order")
                        .build())
                .withPersistenceStore(DynamoDBPersistenceStore.builder()
                        .withTableName("payments")
                        .build())
                .configure();
    }

    @Override
    @Idempotent
    public Receipt handleRequest(Map<String, Object> event, Context context) {
        Receipt receipt = new Receipt();
        receipt.order = "" + event.get("order");
        receipt.cents = (Integer) event.get("cents");
        return receipt;
    }

    public static class Receipt {
        public String order;
        public int cents;
    }
}
