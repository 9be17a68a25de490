package com.example.shop.fulfilment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.example.shop.domain.Order;
import com.example.shop.domain.OrderEvent;
import com.example.shop.json.Json;
import com.example.shop.persistence.DynamoOrders;
import com.example.shop.persistence.Orders;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Writes an invoice for every order that was placed. */
public final class FulfilOrders implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(FulfilOrders.class);

    private final Orders orders;
    private final Invoices invoices;
    private final Metrics metrics =
            MetricsBuilder.builder().withNamespace("shop").withService("fulfilment").build();

    /** Where invoices go. */
    interface Invoices {
        void write(String orderId, String invoice);
    }

    public FulfilOrders() {
        this(new DynamoOrders(DynamoDbEnhancedClient.create()), inBucket());
    }

    FulfilOrders(Orders orders, Invoices invoices) {
        this.orders = orders;
        this.invoices = invoices;
    }

    private static Invoices inBucket() {
        S3Client s3 = S3Client.builder().forcePathStyle(true).build();
        String bucket = System.getenv().getOrDefault("INVOICES_BUCKET", "invoices");
        return (orderId, invoice) -> s3.putObject(
                request -> request.bucket(bucket).key(orderId + ".json"), RequestBody.fromString(invoice));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return PowertoolsLogging.withLogging(context, () -> {
            List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
            for (SQSEvent.SQSMessage message : event.getRecords()) {
                if (!handled(message)) {
                    failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
                }
            }
            metrics.addMetric("failures", failures.size(), MetricUnit.COUNT);
            metrics.flush();
            return new SQSBatchResponse(failures);
        });
    }

    private boolean handled(SQSEvent.SQSMessage message) {
        try {
            OrderEvent event = Json.read(message.getBody(), OrderEvent.class);
            if (event instanceof OrderEvent.Placed placed) {
                fulfil(orders.find(placed.orderId()).orElseThrow());
            }
            return true;
        } catch (Exception e) {
            LOG.error("message {} goes back to the queue", message.getMessageId(), e);
            return false;
        }
    }

    private void fulfil(Order order) {
        invoices.write(order.id(), Json.write(order));
        orders.save(order.with(Order.Status.FULFILLED));
        LOG.info("order fulfilled", StructuredArguments.entry("order", order.id()));
    }
}
